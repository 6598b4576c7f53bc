import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../domain/ledger-column.ts';
import { Importer, sample } from './support/importer.ts';
import { row, workbookOf } from './support/workbook.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

const COLUMNS = LEDGER_COLUMNS.general;

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

describe('the check of a workbook', () => {
  it('R:B9 R:B11 refuses the whole workbook and names row 12, row 30, row 41 and row 55', async () => {
    const importer = await Importer.open(world);
    const faults = await importer.faultsOf(sample('general-200-with-errors.xlsx'));
    expect(faults['第12行 A列 器具编号']).toBe('有重复键：器具编号“QY-00010”与第11行重复');
    expect(faults['第30行 M列 送检提前天数']).toBe('请填写送检提前天数');
    expect(faults['第41行 B列 器具名称']).toMatch(/^“数字压力表”在系统中无对应的检测项目，您是否要找：数字压力计、/);
    expect(faults['第55行 D列 测量范围']).toMatch(/测量范围最多200个字符，当前\d+个/);
    expect(Object.keys(faults)).toHaveLength(4);
  });

  it('R:B9 refuses rows that the ledger already has, by number or by manufacturer and serial number', async () => {
    const importer = await Importer.open(world);
    await importer.load(await workbookOf([row('A-1')]));
    const again = await workbookOf([row('A-1', { 出厂编号: 'other' }), row('A-2', { 出厂编号: 'S-A-1' }), row('A-3')]);
    expect(await importer.faultsOf(again)).toEqual({
      '第2行 A列 器具编号': '有重复键：器具编号“A-1”在台账中已用于“数字压力计”',
      '第3行 A列 器具编号': '有重复键：该器具在台账中已录入，器具编号为“A-1”',
    });
    expect(await importer.inLedger()).toBe(1);
  });

  it('R:B9 names what is wrong in each cell of a row', async () => {
    const importer = await Importer.open(world);
    const wrong = row('D-1', {
      当前状况: '使用中',
      送检方式: '邮寄',
      送检提前天数: 400,
      有效期至: '2027-02-30',
      型号规格: null,
    });
    expect(await importer.faultsOf(await workbookOf([wrong]))).toEqual({
      '第2行 C列 型号规格': '请填写型号规格',
      '第2行 H列 当前状况': '当前状况应为：在用、备用、停用、封存、报废',
      '第2行 L列 送检提前天数': '送检提前天数应为0到365的整数',
      '第2行 M列 送检方式': '送检方式应为：送检、现场检测',
      '第2行 N列 有效期至': '“2027-02-30”不是日期，请写成2027-05-01',
    });
  });

  it('R:B9 says what a file is that is not a workbook to import, and what to do', async () => {
    const importer = await Importer.open(world);
    const headings = COLUMNS.map(({ heading }) => heading);
    expect(await importer.reasonOf(new Blob([]))).toContain('空的');
    expect(await importer.reasonOf(new Blob([Buffer.from('d0cf11e0a1b11ae100', 'hex')]))).toContain('.xls');
    expect(await importer.reasonOf(new Blob(['器具编号,器具名称']))).toContain('不是.xlsx工作簿');
    expect(await importer.reasonOf(sample('general-200.xlsx').slice(0, 9000))).toContain('损坏');
    expect(await importer.reasonOf(await workbookOf([]))).toContain('只有标题行');
    expect(await importer.reasonOf(await workbookOf([row('E-1')], ['编号', '器具名称']))).toMatch(
      /缺少列：器具编号、.+第A列“编号”/,
    );
    expect(await importer.reasonOf(await workbookOf([row('E-1')], [...headings, '器具编号']))).toContain(
      '第A列和第P列都是“器具编号”',
    );
    expect(await importer.reasonOf(await workbookOf([{ ...row('E-1'), '': '多余' }], [...headings, '']))).toContain(
      '第P列没有标题',
    );
    const long = workbookOf([row('E-1', { 备注: 'x'.repeat(33_000) })]);
    expect(await importer.reasonOf(await long)).toBe('第2行O列的文字超过32767个字符，请缩短后再导入。');
    await expect(importer.load(new Blob([new Uint8Array(2.5 * 1024 * 1024)]))).rejects.toEqual(
      problem('file_too_large', { status: 413 }),
    );
    await expect(importer.customer.client.call('startImport')).rejects.toEqual(problem('file_required'));
  });
});
