/** The mandatory catalogue, maintained by the administrators of this centre (requirements E6, D5, B3). */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMandatory } from '../support/mandatory.ts';
import { fileOf, rowWith, workbookIn } from './support/exchange.ts';
import { mandatory } from './support/instruments.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let admin: StaffMember;
beforeAll(async () => {
  world = await openApi();
  admin = await world.staff('管理员甲', 'administrator');
});
afterAll(() => world.close());

const KIND = {
  categoryName: '压力表',
  form: '周期检定',
  scope: '',
  intervalMonths: 6,
  source: '本中心',
  retired: false,
};
const create = (more: object) => admin.client.call('createKind', { body: { ...KIND, ...more } as never });
const change = (kindNumber: string, more: object) =>
  admin.client.call('changeKind', { params: { kindNumber }, body: { ...KIND, ...more } as never });

const exported = async () => workbookIn(await admin.client.call('exportKinds'));
const load = async (workbook: ExcelJS.Workbook, apply: 'true' | 'false' = 'true') =>
  admin.client.call('importKinds', { file: await fileOf(workbook), fileName: '强检目录.xlsx', query: { apply } });
const rowOf = (workbook: ExcelJS.Workbook, number: string) => rowWith(workbook, 3, number);

describe('a kind of the catalogue', () => {
  it('R:E6 R:D5 is added, found, changed and retired; each step is recorded with person, before and after', async () => {
    const made = await create({ number: '025004', name: '精密压力表' });
    expect(made).toMatchObject({ categoryNumber: '025', categoryName: '压力表', retired: false, intervalMonths: 6 });
    const listed = await admin.client.call('listManagedKinds', { query: { q: '精密压力' } });
    expect(listed.data.map(({ number }) => number)).toEqual(['025004']);
    await change('025004', { name: '精密压力表', intervalMonths: 12, scope: '用于安全防护' });
    await change('025004', { name: '精密压力表', intervalMonths: 12, scope: '用于安全防护', retired: true });
    // The same values again are no change.
    await change('025004', { name: '精密压力表', intervalMonths: 12, scope: '用于安全防护', retired: true });
    const { data } = await admin.client.call('kindHistory', { params: { kindNumber: '025004' } });
    expect(data.map(({ name, actor, changes }) => [name, actor, changes])).toEqual([
      ['change_kind', '管理员甲', [{ field: 'retired', before: '否', after: '是' }]],
      [
        'change_kind',
        '管理员甲',
        [
          { field: 'scope', before: '', after: '用于安全防护' },
          { field: 'intervalMonths', before: '6', after: '12' },
        ],
      ],
      ['add_kind', '管理员甲', []],
    ]);
    expect((await admin.client.call('listManagedKinds', { query: { retired: 'true' } })).total).toBe(1);
  });

  it('R:E6 names what is wrong: number, duplicate, category, interval', async () => {
    await expect(create({ number: '25004', name: '甲' })).rejects.toMatchObject({
      fields: [{ path: 'number', message: '种别号应为6位数字，前3位为项别号' }],
    });
    await expect(create({ number: '025001', name: '甲' })).rejects.toMatchObject({
      type: 'kind_number_taken',
      fields: [{ path: 'number' }],
    });
    await expect(create({ number: '025009', name: '压力表' })).rejects.toMatchObject({
      type: 'kind_name_taken',
      fields: [{ path: 'name', message: '该项别已有种别“压力表”，请换一个名称。' }],
    });
    await expect(create({ number: '025009', name: '甲', categoryName: '秤' })).rejects.toMatchObject({
      type: 'category_named_otherwise',
      fields: [{ path: 'categoryName', message: '项别号025的项别为“压力表”，请核对种别号或项别。' }],
    });
    await expect(create({ number: '025009', name: '甲', intervalMonths: 0 })).rejects.toMatchObject({
      fields: [{ path: 'intervalMonths', message: '检定周期应为1到120个月的整数，或留空' }],
    });
    await expect(change('999999', { name: '甲' })).rejects.toEqual(problem('not_found'));
  });

  it('R:B3 R:D5 cannot be chosen once retired, but stays with the instruments that have it', async () => {
    const customer = await world.customer('目录企业');
    const [id = ''] = await addMandatory(world.db, customer.enterpriseId, [{ kind: '025003' }]);
    await change('025003', { name: '氧气表', retired: true });
    const { data } = await world.visitor().call('listCatalogue');
    const numbers = data.find(({ number }) => number === '025')?.kinds.map(({ number }) => number);
    expect(numbers).toEqual(['025001', '025002']);
    await expect(
      customer.client.call('createInstrument', { body: mandatory('RET-1', { kindNumber: '025003' }) }),
    ).rejects.toMatchObject({ fields: [{ path: 'kindNumber', message: expect.stringContaining('强制检定目录') }] });
    const kept = await customer.client.call('getInstrument', { params: { instrumentId: id } });
    expect(kept).toMatchObject({ kindNumber: '025003', kindName: '氧气表' });
    await customer.client.call('changeInstrument', {
      params: { instrumentId: id },
      body: mandatory(kept.instrumentNumber, { kindNumber: '025003', model: '另一型号' }),
    });
    await change('025003', { name: '氧气表', retired: false });
  });

  it('R:E6 is maintained by the administrators of this centre only', async () => {
    const others = [
      await world.staff('业务科甲', 'business_office'),
      await world.staffElsewhere('他处管理员', 'administrator'),
      await world.customer('某企业'),
    ];
    for (const { client } of others)
      await expect(client.call('listManagedKinds')).rejects.toEqual(problem('forbidden'));
  });
});

describe('the workbook of the catalogue', () => {
  it('R:E6 is exported, imported again without a change, and shows its effect before saving', async () => {
    const workbook = await exported();
    const { total } = await admin.client.call('listManagedKinds');
    expect(await load(workbook)).toMatchObject({ added: 0, changed: 0, unchanged: total, rows: [] });
    rowOf(workbook, '001001').getCell(6).value = '用于贸易结算';
    workbook.worksheets[0]?.addRow(['', '新项别', '901001', '新种别', '周期检定', '', '12', '试点', '']);
    const plan = await load(workbook, 'false');
    expect(plan).toMatchObject({
      applied: false,
      added: 1,
      changed: 1,
      rows: [
        { key: '901001', isNew: true, changes: [] },
        { key: '001001', isNew: false, changes: [{ field: 'scope', before: '', after: '用于贸易结算' }] },
      ],
    });
    expect((await admin.client.call('listManagedKinds')).total).toBe(total);
    expect(await load(workbook)).toMatchObject({ applied: true, added: 1, changed: 1 });
    expect(await admin.client.call('getKind', { params: { kindNumber: '901001' } })).toMatchObject({
      categoryName: '新项别',
      intervalMonths: 12,
      source: '试点',
    });
    const { data } = await admin.client.call('kindHistory', { params: { kindNumber: '001001' } });
    expect(data[0]).toMatchObject({ name: 'change_kind', actor: '管理员甲' });
  });

  it('R:E6 leaves fields unchanged for which it has no column', async () => {
    const workbook = await exported();
    rowOf(workbook, '901001').getCell(4).value = '改名种别';
    for (const column of [9, 8, 7, 6]) workbook.worksheets[0]?.spliceColumns(column, 1);
    expect(await load(workbook)).toMatchObject({ added: 0, changed: 1 });
    expect(await admin.client.call('getKind', { params: { kindNumber: '901001' } })).toMatchObject({
      name: '改名种别',
      intervalMonths: 12,
      source: '试点',
    });
  });

  it('R:E6 is refused as a whole for any fault, with each row and column named', async () => {
    const workbook = await exported();
    const sheet = workbook.worksheets[0];
    const { total } = await admin.client.call('listManagedKinds');
    const at = rowOf(workbook, '002001');
    at.getCell(2).value = '别的项别';
    at.getCell(7).value = '半年';
    const last = sheet?.addRow(['901', '项', '902001', '种', '', '', '', '', '或许']);
    const twin = sheet?.addRow(['', '尺', '001001', '竹木直尺', '周期检定', '', '', '', '']);
    const error = await load(workbook).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      type: 'invalid_input',
      fields: expect.arrayContaining([
        { path: `第${at.number}行 G列 检定周期（月）`, message: '检定周期应为1到120个月的整数，或留空' },
        { path: `第${last?.number}行 E列 强检形式`, message: '请填写强检形式' },
        { path: `第${last?.number}行 I列 停用`, message: '请填“是”或“否”，或留空' },
        { path: `第${twin?.number}行 C列 种别号`, message: expect.stringContaining('的种别号重复') },
      ]),
    });
    expect((await admin.client.call('listManagedKinds')).total).toBe(total);
    const wrong = new ExcelJS.Workbook();
    wrong.addWorksheet('别的').addRow(['甲', '乙']);
    await expect(load(wrong)).rejects.toEqual(problem('workbook_unreadable'));
  });
});
