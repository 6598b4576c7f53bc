import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../domain/ledger-column.ts';
import { Importer, sample } from './support/importer.ts';
import { row, workbookOf } from './support/workbook.ts';
import { type ApiWorld, openApi } from './support/world.ts';

const COLUMNS = LEDGER_COLUMNS.general;

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

describe('the import of a workbook', () => {
  it('R:B9 takes 200 good rows and records the import with its file name', async () => {
    const importer = await Importer.open(world);
    expect(await importer.load(sample('general-200.xlsx'))).toMatchObject({
      state: 'done',
      rowsRead: 200,
      rowsSaved: 200,
      remarks: [],
    });
    const { data, total } = await importer.customer.client.call('listInstruments', { query: { perPage: 1 } });
    expect(total).toBe(200);
    expect(data[0]).toMatchObject({
      instrumentNumber: 'QY-00001',
      name: '数字万用表',
      daysAhead: 30,
      deliveryMode: 'on_site',
      validUntil: '2027-05-18',
      bookable: true,
    });
    const event = await world.db('event').where({ name: 'import_instruments' }).orderBy('at', 'desc').first('after');
    expect(event.after).toMatchObject({ count: 200, fileName: '台账 2026（一季度）.xlsx' });
  });

  it('R:B9 reads columns in any order, skips blank columns and the example, and says so', async () => {
    const importer = await Importer.open(world);
    const headings = COLUMNS.map(({ heading, mandatory }) => (mandatory ? `${heading}*` : heading)).reverse();
    headings.splice(3, 0, '');
    headings.push('内部分类');
    const report = await importer.load(await workbookOf([row('示例-001'), row('B-1')], headings, 'Sheet1'));
    expect(report).toMatchObject({
      rowsSaved: 1,
      remarks: ['第D列为空白列，已忽略', '第Q列“内部分类”不是模板中的列，已忽略', '第2行为示例，已忽略'],
    });
  });

  it('R:B9 reads dates, numbers, formulas, links and rich text as they are displayed', async () => {
    const importer = await Importer.open(world);
    const rows = [
      row('C-1', { 有效期至: new Date('2027-05-01'), 送检方式: '现场检定', 送检提前天数: '7天' }),
      row('C-2', { 有效期至: '2027/5/1', 出厂编号: 700002, 送检提前天数: { formula: '3+4', result: 7 } }),
      row('C-3', { 有效期至: '2027年5月1日', 器具名称: { richText: [{ text: '数字' }, { text: '压力计 ' }] } }),
      row('C-4', { 有效期至: 46508, 型号规格: { text: 'CPG1500', hyperlink: 'http://example.invalid' } }),
      row('C-5', { 有效期至: null, 器具名称: '　数字压力计　' }),
    ];
    expect((await importer.load(await workbookOf(rows))).rowsSaved).toBe(5);
    const { data } = await importer.customer.client.call('listInstruments');
    expect(data.map(({ validUntil }) => validUntil)).toEqual([...Array(4).fill('2027-05-01'), null]);
    expect(data.map(({ name, daysAhead }) => `${name} ${daysAhead}`)).toEqual(Array(5).fill('数字压力计 7'));
    expect(data[0]?.deliveryMode).toBe('on_site');
    expect(data[1]?.serialNumber).toBe('700002');
  });

  it('R:B9 gives a template that can be filled in and imported as it is', async () => {
    const importer = await Importer.open(world);
    const template = await importer.customer.client.call('importTemplate', { params: { service: 'general' } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (template as Blob).arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['器具信息', '填写说明', '检测项目']);
    const sheet = workbook.getWorksheet('器具信息');
    expect(sheet?.getCell('H2').dataValidation.formulae[0]).toContain('在用');
    expect(await importer.reasonOf(template as Blob)).toContain('只有标题行');
    const filled = row('F-1');
    for (const [index, { heading }] of COLUMNS.entries()) setCell(sheet, index + 1, filled[heading]);
    const bytes = await workbook.xlsx.writeBuffer();
    expect(await importer.load(new Blob([bytes]))).toMatchObject({ rowsSaved: 1, remarks: ['第2行为示例，已忽略'] });
  });
});

function setCell(sheet: ExcelJS.Worksheet | undefined, column: number, value: ExcelJS.CellValue = null): void {
  if (sheet) sheet.getRow(3).getCell(column).value = value;
}
