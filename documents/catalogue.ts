/** The catalogue of mandatory verification as a workbook; export and import have the same format. */
import type { ManagedKind } from '../domain/contract/catalogue.ts';
import { HEADING_FILL } from './ledger/write.ts';
import { templateWorkbook } from './workbook/sheet.ts';
import type { Column, WorkbookTemplate } from './workbook/template.ts';

export type CatalogueField =
  | 'categoryNumber'
  | 'categoryName'
  | 'number'
  | 'name'
  | 'form'
  | 'scope'
  | 'intervalMonths'
  | 'source'
  | 'retired';

const column = (field: CatalogueField, heading: string, mandatory = true): Column<CatalogueField> => ({
  field,
  heading,
  mandatory,
});

export const CATALOGUE_TEMPLATE: WorkbookTemplate<CatalogueField> = {
  sheet: '强检目录',
  name: '强检目录导入模板',
  thing: '种别',
  marked: 'number',
  columns: [
    column('categoryNumber', '项别号', false),
    column('categoryName', '项别'),
    column('number', '种别号'),
    column('name', '种别'),
    column('form', '强检形式'),
    column('scope', '强检范围及说明', false),
    column('intervalMonths', '检定周期（月）', false),
    column('source', '来源', false),
    column('retired', '停用', false),
  ],
};

const WIDTHS: Readonly<Record<CatalogueField, number>> = {
  categoryNumber: 10,
  categoryName: 24,
  number: 12,
  name: 30,
  form: 34,
  scope: 70,
  intervalMonths: 16,
  source: 50,
  retired: 8,
};

export async function renderCatalogue(kinds: readonly ManagedKind[]): Promise<Buffer> {
  const { workbook, sheet } = templateWorkbook(CATALOGUE_TEMPLATE, (field) => WIDTHS[field]);
  sheet.getRow(1).fill = HEADING_FILL;
  for (const kind of kinds) {
    sheet.addRow({ ...kind, intervalMonths: String(kind.intervalMonths ?? ''), retired: kind.retired ? '是' : '' });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
