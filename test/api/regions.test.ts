/** Administrative regions, maintained by the administrators of this centre (requirements E6, B3). */
import type ExcelJS from 'exceljs';
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

const create = (body: { code: string; name: string; parentCode?: string | null }) =>
  admin.client.call('createRegion', { body: { parentCode: '150600', retired: false, ...body } });
const change = (regionCode: string, name: string, retired = false) =>
  admin.client.call('changeRegion', { params: { regionCode }, body: { name, retired } });
const read = (regionCode: string) => admin.client.call('getRegion', { params: { regionCode } });
const exported = async () => workbookIn(await admin.client.call('exportRegions'));
const load = async (workbook: ExcelJS.Workbook, apply: 'true' | 'false' = 'true') =>
  admin.client.call('importRegions', { file: await fileOf(workbook), fileName: '行政区划.xlsx', query: { apply } });
const rowOf = (workbook: ExcelJS.Workbook, code: string) => rowWith(workbook, 1, code);

describe('a region', () => {
  it('R:E6 is added within another, found, renamed and retired; each step is recorded with person, before and after', async () => {
    expect(await create({ code: '150691', name: '高新区' })).toMatchObject({
      fullName: '内蒙古自治区鄂尔多斯市高新区',
      parentCode: '150600',
      retired: false,
    });
    const found = await admin.client.call('listManagedRegions', { query: { q: '高新区', parentCode: '150600' } });
    expect(found.data.map(({ code }) => code)).toEqual(['150691']);
    await change('150691', '高新技术产业开发区');
    await change('150691', '高新技术产业开发区', true);
    await change('150691', '高新技术产业开发区', true);
    const { data } = await admin.client.call('regionHistory', { params: { regionCode: '150691' } });
    expect(data.map(({ name, actor, changes }) => [name, actor, changes])).toEqual([
      ['change_region', '管理员甲', [{ field: 'retired', before: '否', after: '是' }]],
      ['change_region', '管理员甲', [{ field: 'name', before: '高新区', after: '高新技术产业开发区' }]],
      ['add_region', '管理员甲', []],
    ]);
    const retired = await admin.client.call('listManagedRegions', { query: { retired: 'true' } });
    expect(retired.data.map(({ code }) => code)).toEqual(['150691']);
  });

  it('R:E6 changes the full names of all regions within it when it is renamed', async () => {
    await create({ code: '159900', name: '试验盟', parentCode: '150000' });
    await create({ code: '159901', name: '试验旗', parentCode: '159900' });
    await change('159900', '新盟');
    expect((await read('159901')).fullName).toBe('内蒙古自治区新盟试验旗');
    await change('150000', '内蒙古');
    expect((await read('159901')).fullName).toBe('内蒙古新盟试验旗');
    expect((await read('150603')).fullName).toBe('内蒙古鄂尔多斯市康巴什区');
    await change('150000', '内蒙古自治区');
    expect((await read('150603')).fullName).toBe('内蒙古自治区鄂尔多斯市康巴什区');
  });

  it('R:E6 names what is wrong: code, duplicate, parent region', async () => {
    await expect(create({ code: '1506', name: '甲' })).rejects.toMatchObject({
      fields: [{ path: 'code', message: '区划代码应为6位数字' }],
    });
    await expect(create({ code: '150603', name: '甲' })).rejects.toMatchObject({
      type: 'region_code_taken',
      fields: [{ path: 'code' }],
    });
    await expect(create({ code: '150699', name: '康巴什区' })).rejects.toMatchObject({
      type: 'region_name_taken',
      fields: [{ path: 'name', message: '同一上级下已有区划“康巴什区”，请核对名称。' }],
    });
    await expect(change('150602', '康巴什区')).rejects.toEqual(problem('region_name_taken'));
    for (const parentCode of ['990000', '150698']) {
      await expect(create({ code: '150698', name: '甲', parentCode })).rejects.toMatchObject({
        fields: [{ path: 'parentCode', message: '没有该上级区划，请核对代码；省级区划留空' }],
      });
    }
    await expect(change('999999', '甲')).rejects.toEqual(problem('not_found'));
  });

  it('R:E6 R:B3 cannot be chosen once retired, but stays with the instruments that have it', async () => {
    const customer = await world.customer('区划企业');
    const [id = ''] = await addMandatory(world.db, customer.enterpriseId, [{ kind: '025003', region: '150621' }]);
    await change('150621', '达拉特旗', true);
    const offered = (query: object) => world.visitor().call('listRegions', { query });
    expect((await offered({ q: '达拉特旗' })).data).toEqual([]);
    expect((await offered({ code: '150621' })).data).toMatchObject([{ name: '达拉特旗' }]);
    await expect(
      customer.client.call('createInstrument', { body: mandatory('QH-1', { regionCode: '150621' }) }),
    ).rejects.toMatchObject({ fields: [{ path: 'regionCode' }] });
    const institution = await admin.client.call('listInstitutions', { query: { q: '检验检测中心' } });
    await expect(
      admin.client.call('addAuthorisation', {
        params: { institutionId: institution.data[0]?.id ?? '' },
        body: { regionCode: '150621', categoryNumber: '001', validFrom: '2026-01-01' },
      }),
    ).rejects.toEqual(problem('authorisation_of_unknown'));
    const kept = await customer.client.call('getInstrument', { params: { instrumentId: id } });
    await customer.client.call('changeInstrument', {
      params: { instrumentId: id },
      body: mandatory(kept.instrumentNumber, { kindNumber: '025003', regionCode: '150621', model: '另一型号' }),
    });
    await change('150621', '达拉特旗');
  });

  it('R:B3 is found by a part of its name or of its code', async () => {
    const found = async (q: string) => (await world.visitor().call('listRegions', { query: { q } })).data;
    expect((await found('康巴')).map(({ code }) => code)).toEqual(['150603']);
    expect((await found('150603')).map(({ name }) => name)).toEqual(['康巴什区']);
  });

  it('R:E6 is maintained by the administrators of this centre only', async () => {
    const others = [
      await world.staff('业务科甲', 'business_office'),
      await world.staffElsewhere('他处管理员', 'administrator'),
      await world.customer('某企业'),
    ];
    for (const { client } of others)
      await expect(client.call('listManagedRegions')).rejects.toEqual(problem('forbidden'));
  });
});

describe('the workbook of the regions', () => {
  it('R:E6 is exported, imported again without a change, and shows its effect before saving', async () => {
    const workbook = await exported();
    const { total } = await admin.client.call('listManagedRegions');
    expect(await load(workbook)).toMatchObject({ added: 0, changed: 0, unchanged: total, rows: [] });
    rowOf(workbook, '150622').getCell(2).value = '准格尔市';
    // A region may come before its parent region.
    workbook.worksheets[0]?.addRow(['820101', '下级区', '820100', '', '']);
    workbook.worksheets[0]?.addRow(['820100', '上级市', '150000', '', '']);
    const plan = await load(workbook, 'false');
    expect(plan).toMatchObject({
      applied: false,
      added: 2,
      changed: 1,
      rows: [
        { key: '820100', name: '上级市', isNew: true },
        { key: '820101', name: '下级区', isNew: true },
        { key: '150622', isNew: false, changes: [{ field: 'name', before: '准格尔旗', after: '准格尔市' }] },
      ],
    });
    expect((await admin.client.call('listManagedRegions')).total).toBe(total);
    expect(await load(workbook)).toMatchObject({ applied: true, added: 2, changed: 1 });
    expect((await read('820101')).fullName).toBe('内蒙古自治区上级市下级区');
  });

  it('R:E6 is refused as a whole for any fault, with each row and column named', async () => {
    const workbook = await exported();
    const sheet = workbook.worksheets[0];
    const { total } = await admin.client.call('listManagedRegions');
    const moved = rowOf(workbook, '150602');
    moved.getCell(3).value = '150700';
    const orphan = sheet?.addRow(['830101', '孤区', '830100', '', '']);
    const circle = [
      sheet?.addRow(['840100', '甲', '840101', '', '']),
      sheet?.addRow(['840101', '乙', '840100', '', '']),
    ];
    const twin = sheet?.addRow(['850000', '康巴什区', '150600', '', '或许']);
    const error = await load(workbook).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      type: 'invalid_input',
      fields: expect.arrayContaining([
        { path: `第${moved.number}行 C列 上级区划代码`, message: expect.stringContaining('不能修改，应为“150600”') },
        { path: `第${orphan?.number}行 C列 上级区划代码`, message: '没有上级区划“830100”，请先新增' },
        ...circle.map((row) => ({
          path: `第${row?.number}行 C列 上级区划代码`,
          message: '上级区划不能是它自己或它的下级',
        })),
        { path: `第${twin?.number}行 B列 区划名称`, message: expect.stringMatching(/^与第\d+行的名称重复$/) },
        { path: `第${twin?.number}行 E列 停用`, message: '请填“是”或“否”，或留空' },
      ]),
    });
    expect((await admin.client.call('listManagedRegions')).total).toBe(total);
  });
});
