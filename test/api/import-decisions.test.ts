/** A workbook with faults, or with rows that are already in the ledger: its owner decides. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Importer, sample } from './support/importer.ts';
import { row, workbookOf } from './support/workbook.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

async function sheetOf(file: Blob): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  return sheet;
}

const fillOf = (cell: ExcelJS.Cell) => (cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined);

describe('a workbook with faults', () => {
  it('R:B9 has its correct rows imported on request; returns the others marked with reasons, which are imported after correction', async () => {
    const importer = await Importer.open(world);
    const checked = await importer.load(sample('general-200-with-errors.xlsx'), '台账😀.xlsx');
    expect(checked).toMatchObject({ state: 'checked', rowsRead: 200, rowsFaulty: 4, rowsKnown: 0, rowsSaved: 0 });
    expect(await importer.inLedger()).toBe(0);
    const done = await importer.decide(checked.id);
    expect(done).toMatchObject({ state: 'done', rowsSaved: 196, rowsLeftOut: 4, hasRest: true });
    expect(await importer.inLedger()).toBe(196);

    const rest = await sheetOf(await importer.rest(checked.id));
    expect(rest.rowCount).toBe(5);
    const reasons = rest.getColumn(16).values.slice(2);
    expect(rest.getCell(1, 16).text).toBe('未导入的原因');
    expect(reasons[1]).toBe('送检提前天数：请填写送检提前天数');
    expect(reasons[2]).toMatch(/^器具名称：“数字压力表”在系统中无对应的检测项目/);
    expect(fillOf(rest.getCell('L3'))).toBe('FFFFC7CE');
    expect(fillOf(rest.getCell('A3'))).toBeUndefined();

    rest.getCell('A2').value = 'QY-NEW';
    rest.getCell('L3').value = 7;
    rest.getCell('B4').value = '数字压力计';
    rest.getCell('D5').value = '(0～10)MPa';
    const corrected = new Blob([await rest.workbook.xlsx.writeBuffer()]);
    expect(await importer.load(corrected)).toMatchObject({ state: 'done', rowsSaved: 4 });
    expect(await importer.inLedger()).toBe(200);
  });

  it('R:B9 is given up when its owner cancels; later decisions and cancellations are refused with a reason', async () => {
    const importer = await Importer.open(world);
    const { id } = await importer.load(sample('general-200-with-errors.xlsx'));
    const { client } = importer.customer;
    const params = { importId: id };
    expect(await client.call('cancelImport', { params })).toMatchObject({ state: 'cancelled' });
    expect(await importer.inLedger()).toBe(0);
    await expect(client.call('decideImport', { params, body: {} })).rejects.toEqual(
      problem('import_moved_on', { message: expect.stringContaining('已取消') }),
    );
    await expect(client.call('cancelImport', { params })).rejects.toEqual(problem('import_moved_on'));
    await expect(client.call('importRest', { params })).rejects.toEqual(problem('not_found'));
  });

  it('R:B9 takes one decision, also if it is sent several times at the same moment', async () => {
    const importer = await Importer.open(world);
    const { id } = await importer.load(sample('general-200-with-errors.xlsx'));
    const decide = () =>
      importer.customer.client.call('decideImport', { params: { importId: id }, body: { known: 'skip' } });
    const answers = await Promise.allSettled([decide(), decide(), decide()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await importer.inLedger()).toBe(196);
  });
});

describe('rows that are already in the ledger', () => {
  it('R:B4 R:B9 are updated on request, with their former values in the history; unchanged rows stay untouched', async () => {
    const importer = await Importer.open(world);
    const { client } = importer.customer;
    await importer.load(await workbookOf([row('K-1'), row('K-2'), row('K-3')]));
    const again = await workbookOf([
      row('K-1', { 型号规格: 'CPG2500' }),
      row('K-2'),
      row('K-9', { 出厂编号: 'S-K-3' }),
    ]);
    const checked = await importer.load(again);
    expect(checked).toMatchObject({ state: 'checked', rowsFaulty: 0, rowsKnown: 2, rowsUnchanged: 1 });
    const done = await importer.decide(checked.id, 'update');
    expect(done).toMatchObject({ state: 'done', rowsSaved: 0, rowsUpdated: 2, rowsLeftOut: 0, hasRest: false });
    const { data } = await client.call('listInstruments', {});
    expect(data.map(({ instrumentNumber, model }) => `${instrumentNumber} ${model}`)).toEqual([
      'K-1 CPG2500',
      'K-2 CPG1500',
      'K-9 CPG1500',
    ]);
    const history = await client.call('instrumentHistory', { params: { instrumentId: data[0]?.id ?? '' } });
    expect(history.events.map(({ name }) => name)).toEqual(['change_instrument', 'import_instrument']);
    expect(history.events[0]?.changes).toEqual([{ field: 'model', before: 'CPG1500', after: 'CPG2500' }]);
  });

  it('R:B9 are skipped on request and returned as the rest', async () => {
    const importer = await Importer.open(world);
    await importer.load(await workbookOf([row('P-1')]));
    const checked = await importer.load(await workbookOf([row('P-1', { 型号规格: 'X' }), row('P-2')]));
    expect(await importer.decide(checked.id, 'skip')).toMatchObject({ rowsSaved: 1, rowsUpdated: 0, rowsLeftOut: 1 });
    const rest = await sheetOf(await importer.rest(checked.id));
    expect(rest.getCell('P2').text).toContain('有重复键：器具编号“P-1”在台账中已用于“数字压力计”');
  });

  it('R:B5 R:B9 are not updated while the centre works on their booking, but returned as the rest', async () => {
    const importer = await Importer.open(world);
    const { client, contactId } = importer.customer;
    await importer.load(await workbookOf([row('Q-1')]));
    const [instrument] = (await client.call('listInstruments', {})).data;
    const order = await client.call('createOrder', {
      body: { contactId, instrumentIds: [instrument?.id ?? ''] },
    });
    const { number } = await client.call('submitOrder', { params: { orderId: order.id }, body: {} });
    const checked = await importer.load(await workbookOf([row('Q-1', { 型号规格: 'X' })]));
    expect(await importer.decide(checked.id, 'update')).toMatchObject({ rowsUpdated: 0, rowsLeftOut: 1 });
    const rest = await sheetOf(await importer.rest(checked.id));
    expect(rest.getCell('P2').text).toContain(`正在预约单${number}中`);
  });

  it('R:B9 are left unchanged when the same file comes twice', async () => {
    const importer = await Importer.open(world);
    await importer.load(sample('general-200.xlsx'));
    const again = await importer.load(sample('general-200.xlsx'));
    expect(again).toMatchObject({ state: 'done', rowsSaved: 0, rowsUnchanged: 200, rowsLeftOut: 0 });
    expect(await importer.inLedger()).toBe(200);
  });
});

describe('a workbook of mandatory instruments', () => {
  it('R:B3 R:B9 is recognised by its headings; category, kind and region are looked up', async () => {
    const importer = await Importer.open(world);
    expect(await importer.load(sample('mandatory-120.xlsx'))).toMatchObject({ state: 'done', rowsSaved: 120 });
    const { data } = await importer.customer.client.call('listInstruments', { query: { q: 'OR00003' } });
    expect(data[0]).toMatchObject({
      service: 'mandatory',
      name: '电子秤',
      categoryName: '秤',
      kindName: '电子秤',
      kindNumber: '010008',
      regionCode: '150603',
      regionName: '内蒙古自治区鄂尔多斯市康巴什区',
      quantity: 2,
      purpose: '安全防护',
      deliveryMode: 'on_site',
      status: 'new',
      verificationState: 'unverified',
      bookable: true,
    });
  });

  it('R:B3 R:B9 names values that the catalogue, the regions and the law do not have', async () => {
    const importer = await Importer.open(world);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await sample('mandatory-120.xlsx').arrayBuffer());
    const sheet = workbook.getWorksheet('器具信息');
    if (!sheet) throw new Error('no sheet');
    for (let number = 6; number <= sheet.rowCount; number += 1) sheet.getRow(number).values = [];
    for (const [cell, value] of [
      ['C2', '压力表表'],
      ['D3', '煤气表'],
      ['L4', '内蒙古鄂尔多斯康巴什'],
      ['N5', '好玩'],
      ['M5', 0],
    ] as const) {
      sheet.getCell(cell).value = value;
    }
    const faults = await importer.faultsOf(new Blob([await workbook.xlsx.writeBuffer()]));
    expect(faults['第2行 C列 器具项别']).toMatch(/“压力表表”不在强制检定目录的项别中，您是否要找：压力表、/);
    expect(faults['第2行 D列 器具种别']).toContain('请先改正器具项别');
    expect(faults['第3行 D列 器具种别']).toMatch(/项别“电能表”中没有种别“煤气表”，可填：单相电能表、/);
    expect(faults['第4行 L列 使用地点行政区划']).toContain('不是行政区划');
    expect(faults['第5行 N列 器具用途']).toContain('贸易结算');
    expect(faults['第5行 M列 器具数量']).toContain('1到10000的整数');
  });

  it('R:B3 R:B9 gets blank numbers from the system; short names and codes of regions are understood', async () => {
    const importer = await Importer.open(world);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await sample('mandatory-120.xlsx').arrayBuffer());
    const sheet = workbook.getWorksheet('器具信息');
    if (!sheet) throw new Error('no sheet');
    for (let number = 5; number <= sheet.rowCount; number += 1) sheet.getRow(number).values = [];
    for (const [index, region] of ['康巴什区', '鄂尔多斯市东胜区', '150603'].entries()) {
      sheet.getCell(index + 2, 1).value = null;
      sheet.getCell(index + 2, 12).value = region;
    }
    expect(await importer.load(new Blob([await workbook.xlsx.writeBuffer()]))).toMatchObject({ rowsSaved: 3 });
    const { data } = await importer.customer.client.call('listInstruments', {});
    expect(data.map(({ instrumentNumber }) => instrumentNumber)).toEqual(
      [...data].map(() => expect.stringMatching(/^QJ\d{8}$/)),
    );
    expect(data.map(({ regionCode }) => regionCode).sort()).toEqual(['150602', '150603', '150603']);
  });
});
