import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLUMNS } from '../../api/instruments/columns.ts';
import { ApiProblem } from '../../domain/contract/client.ts';
import { row, workbookOf, XLSX } from './support/workbook.ts';
import { type ApiWorld, type Customer, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

const sample = (name: string) =>
  new Blob([readFileSync(join(import.meta.dirname, '..', 'data', name))], { type: XLSX });
const fresh = async () => {
  customer = await world.customer(`企业${Math.random()}`);
};
const load = (file: Blob, fileName = '台账 2026（一季度）.xlsx') =>
  customer.client.call('importInstruments', { file, fileName });
const inLedger = async () => (await customer.client.call('listInstruments')).total;

async function faultsOf(file: Blob): Promise<Record<string, string>> {
  const error = await load(file).catch((reason: unknown) => reason);
  if (!(error instanceof ApiProblem)) throw new Error('the import was not refused');
  expect(error.type).toBe('invalid_input');
  expect(await inLedger()).toBe(0);
  return Object.fromEntries(error.fields.map(({ path, message }) => [path, message]));
}

async function reasonOf(file: Blob): Promise<string> {
  const error = await load(file).catch((reason: unknown) => reason);
  if (!(error instanceof ApiProblem)) throw new Error('the import was not refused');
  expect(error.type).toBe('workbook_unreadable');
  return error.message;
}

describe('import of a workbook', () => {
  it('R:B9 takes 200 good rows and records the import with its file name', async () => {
    await fresh();
    expect(await load(sample('general-200.xlsx'))).toEqual({ imported: 200, remarks: [] });
    const { data, total } = await customer.client.call('listInstruments', { query: { perPage: 1 } });
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

  it('R:B9 R:B11 refuses the whole workbook and names row 12, row 30, row 41 and row 55', async () => {
    await fresh();
    const faults = await faultsOf(sample('general-200-with-errors.xlsx'));
    expect(faults['第12行 A列 器具编号']).toBe('有重复键：器具编号“QY-00010”与第11行重复');
    expect(faults['第30行 M列 送检提前天数']).toBe('请填写送检提前天数');
    expect(faults['第41行 B列 器具名称']).toMatch(/^“数字压力表”在系统中无对应的检测项目，您是否要找：数字压力计、/);
    expect(faults['第55行 D列 测量范围']).toMatch(/测量范围最多200个字符，当前\d+个/);
    expect(Object.keys(faults)).toHaveLength(4);
  });

  it('R:B9 refuses what the ledger already has, by number or by manufacturer and serial number', async () => {
    await fresh();
    await load(await workbookOf([row('A-1')]));
    const again = load(
      await workbookOf([row('A-1', { 出厂编号: 'other' }), row('A-2', { 出厂编号: 'S-A-1' }), row('A-3')]),
    );
    await expect(again).rejects.toEqual(
      problem('invalid_input', {
        fields: [
          { path: '第2行 A列 器具编号', message: '有重复键：器具编号“A-1”在台账中已用于“数字压力计”' },
          { path: '第3行 F列 出厂编号', message: '有重复键：该器具在台账中已录入，器具编号为“A-1”' },
        ],
      }),
    );
    expect(await inLedger()).toBe(1);
  });

  it('R:B9 reads columns in any order, skips blank columns and the example, and says so', async () => {
    await fresh();
    const headings = COLUMNS.map(({ heading, mandatory }) => (mandatory ? `${heading}*` : heading)).reverse();
    headings.splice(3, 0, '');
    headings.push('内部分类');
    const report = await load(await workbookOf([row('示例-001'), row('B-1')], headings, 'Sheet1'));
    expect(report).toEqual({
      imported: 1,
      remarks: ['第D列为空白列，已忽略', '第Q列“内部分类”不是模板中的列，已忽略', '第2行为示例，已忽略'],
    });
  });

  it('R:B9 reads dates, numbers, formulas, links and rich text as one sees them', async () => {
    await fresh();
    const rows = [
      row('C-1', { 有效期至: new Date('2027-05-01'), 送检方式: '现场检定', 送检提前天数: '7天' }),
      row('C-2', { 有效期至: '2027/5/1', 出厂编号: 700002, 送检提前天数: { formula: '3+4', result: 7 } }),
      row('C-3', { 有效期至: '2027年5月1日', 器具名称: { richText: [{ text: '数字' }, { text: '压力计 ' }] } }),
      row('C-4', { 有效期至: 46508, 型号规格: { text: 'CPG1500', hyperlink: 'http://example.invalid' } }),
      row('C-5', { 有效期至: null, 器具名称: '　数字压力计　' }),
    ];
    expect((await load(await workbookOf(rows))).imported).toBe(5);
    const { data } = await customer.client.call('listInstruments');
    expect(data.map(({ validUntil }) => validUntil)).toEqual([...Array(4).fill('2027-05-01'), null]);
    expect(data.map(({ name, daysAhead }) => `${name} ${daysAhead}`)).toEqual(Array(5).fill('数字压力计 7'));
    expect(data[0]?.deliveryMode).toBe('on_site');
    expect(data[1]?.serialNumber).toBe('700002');
  });

  it('R:B9 names what is wrong in each cell of a row', async () => {
    await fresh();
    const wrong = row('D-1', {
      当前状况: '使用中',
      送检方式: '邮寄',
      送检提前天数: 400,
      有效期至: '2027-02-30',
      型号规格: null,
    });
    expect(await faultsOf(await workbookOf([wrong]))).toEqual({
      '第2行 C列 型号规格': '请填写型号规格',
      '第2行 H列 当前状况': '当前状况应为：在用、备用、停用、封存、报废',
      '第2行 L列 送检提前天数': '送检提前天数应为0到365的整数',
      '第2行 M列 送检方式': '送检方式应为：送检、现场检测',
      '第2行 N列 有效期至': '“2027-02-30”不是日期，请写成2027-05-01',
    });
  });

  it('R:B9 says what a file is that is no workbook to import, and what to do', async () => {
    await fresh();
    const headings = COLUMNS.map(({ heading }) => heading);
    expect(await reasonOf(new Blob([]))).toContain('空的');
    expect(await reasonOf(new Blob([Buffer.from('d0cf11e0a1b11ae100', 'hex')]))).toContain('.xls');
    expect(await reasonOf(new Blob(['器具编号,器具名称']))).toContain('不是.xlsx工作簿');
    expect(await reasonOf(sample('general-200.xlsx').slice(0, 9000))).toContain('损坏');
    expect(await reasonOf(await workbookOf([]))).toContain('只有标题行');
    expect(await reasonOf(await workbookOf([row('E-1')], ['编号', '器具名称']))).toMatch(
      /缺少列：器具编号、.+第A列“编号”/,
    );
    expect(await reasonOf(await workbookOf([row('E-1')], [...headings, '器具编号']))).toContain(
      '第A列和第P列都是“器具编号”',
    );
    expect(await reasonOf(await workbookOf([{ ...row('E-1'), '': '多余' }], [...headings, '']))).toContain(
      '第P列没有标题',
    );
    await expect(load(new Blob([new Uint8Array(2.5 * 1024 * 1024)]))).rejects.toEqual(
      problem('file_too_large', { status: 413 }),
    );
    await expect(customer.client.call('importInstruments')).rejects.toEqual(problem('file_required'));
  });

  it('R:B9 gives a template that can be filled in and imported as it is', async () => {
    await fresh();
    const template = await customer.client.call('importTemplate');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (template as Blob).arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['器具信息', '填写说明', '检测项目']);
    const sheet = workbook.getWorksheet('器具信息');
    expect(sheet?.getCell('H2').dataValidation.formulae[0]).toContain('在用');
    expect(await reasonOf(template as Blob)).toContain('只有标题行');
    const filled = row('F-1');
    for (const [index, { heading }] of COLUMNS.entries()) setCell(sheet, index + 1, filled[heading]);
    const bytes = await workbook.xlsx.writeBuffer();
    expect(await load(new Blob([bytes]))).toEqual({ imported: 1, remarks: ['第2行为示例，已忽略'] });
  });
});

function setCell(sheet: ExcelJS.Worksheet | undefined, column: number, value: ExcelJS.CellValue = null): void {
  if (sheet) sheet.getRow(3).getCell(column).value = value;
}
