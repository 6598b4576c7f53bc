/** Administrative regions as a workbook; export and import have the same format. */
import type { ManagedRegion } from '../domain/contract/region.ts';
import { HEADING_FILL } from './ledger/write.ts';
import { templateWorkbook } from './workbook/sheet.ts';
import type { Column, WorkbookTemplate } from './workbook/template.ts';

export type RegionField = 'code' | 'name' | 'parentCode' | 'fullName' | 'retired';

const column = (field: RegionField, heading: string, mandatory = true): Column<RegionField> => ({
  field,
  heading,
  mandatory,
});

export const REGION_TEMPLATE: WorkbookTemplate<RegionField> = {
  sheet: '行政区划',
  name: '行政区划导入模板',
  thing: '行政区划',
  marked: 'code',
  columns: [
    column('code', '区划代码'),
    column('name', '区划名称'),
    column('parentCode', '上级区划代码', false),
    column('fullName', '全称', false),
    column('retired', '停用', false),
  ],
};

const WIDTHS: Readonly<Record<RegionField, number>> = { code: 12, name: 28, parentCode: 16, fullName: 48, retired: 8 };

export async function renderRegions(regions: readonly ManagedRegion[]): Promise<Buffer> {
  const { workbook, sheet } = templateWorkbook(REGION_TEMPLATE, (field) => WIDTHS[field]);
  sheet.getRow(1).fill = HEADING_FILL;
  for (const region of regions) {
    sheet.addRow({ ...region, parentCode: region.parentCode ?? '', retired: region.retired ? '是' : '' });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
