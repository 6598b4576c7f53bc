/** The lists of regions and of the catalogue as workbooks for look-up (manual §3.3: 《行政区划信息》, 《强检器具目录》). */
import { excel } from '../workbook/excel.ts';
import { HEADING_FILL } from './write.ts';

async function listWorkbook(
  name: string,
  columns: readonly (readonly [header: string, width: number])[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const workbook = new (excel().Workbook)();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(([header, width]) => ({ header, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).fill = HEADING_FILL;
  sheet.addRows(rows.map((row) => [...row]));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export function regionList(regions: readonly { readonly code: string; readonly fullName: string }[]): Promise<Buffer> {
  return listWorkbook(
    '行政区划信息',
    [
      ['代码', 12],
      ['行政区划', 50],
    ],
    regions.map(({ code, fullName }) => [code, fullName]),
  );
}

export function catalogueList(
  categories: readonly {
    readonly number: string;
    readonly name: string;
    readonly kinds: readonly {
      readonly number: string;
      readonly name: string;
      readonly form: string;
      readonly scope: string;
    }[];
  }[],
): Promise<Buffer> {
  return listWorkbook(
    '强检器具目录',
    [
      ['项别号', 10],
      ['项别', 24],
      ['种别号', 12],
      ['种别', 30],
      ['强检形式', 34],
      ['强检范围及说明', 70],
    ],
    categories.flatMap(({ number, name, kinds }) =>
      kinds.map((kind) => [number, name, kind.number, kind.name, kind.form, kind.scope]),
    ),
  );
}
