/** Lists as workbooks. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSheetClient } from '../../domain/contract/client.ts';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { MAX_SHEET_ROWS, sheetOf } from '../../domain/contract/sheets.ts';
import { rolesWith } from '../../domain/permission.ts';
import { DUTY_NAMES } from '../../domain/role.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

async function rowsOf(
  person: StaffMember,
  name: EndpointName,
  query: Record<string, string> = {},
  language = 'zh-CN',
): Promise<{ file: File; sheet: string; rows: ExcelJS.CellValue[][] }> {
  const headers = () => ({ cookie: person.client.cookie, 'accept-language': language });
  const file = await createSheetClient({ baseUrl: world.url, headers })(name, query);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const [sheet] = workbook.worksheets;
  const rows: ExcelJS.CellValue[][] = [];
  sheet?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)));
  return { file, sheet: sheet?.name ?? '', rows };
}

it('R:E7 exports a list as a workbook by its query, in the reader’s language and the centre’s time', async () => {
  const first = await submitOrder(world, office, 'bring_in');
  const second = await submitOrder(world, office, 'on_site');
  await world.owner('booking_order').where({ id: first.orderId }).update({ submitted_at: '2026-03-01T16:30:00Z' });
  await world.db('enterprise').update({ name: '=1+1 & <企业>' });
  const reviewer = office.reviewer;
  const { file, sheet, rows } = await rowsOf(reviewer, 'listShares', { stage: 'awaiting_first_review', perPage: '1' });
  expect(file.name).toMatch(/^业务 \d{4}-\d\d-\d\d\.xlsx$/);
  expect(file.type).toBe(XLSX);
  expect(sheet).toBe('业务');
  expect(rows[0]).toContain('预约单号');
  expect(rows).toHaveLength(3);
  expect(rows.slice(1).map(([number]) => number)).toEqual([first.number, second.number]);
  const at = (row: number, heading: string) => rows[row]?.[rows[0]?.indexOf(heading) ?? -1];
  expect([at(1, '企业'), at(1, '环节'), at(2, '送检方式'), at(1, '器具数')]).toEqual([
    '=1+1 & <企业>',
    '待初审',
    '现场检测',
    1,
  ]);
  expect(at(1, '提交时间')).toEqual(new Date('2026-03-02T00:30:00Z'));
  expect((await rowsOf(reviewer, 'listShares', { deliveryMode: 'on_site' })).rows).toHaveLength(2);
  const english = await rowsOf(reviewer, 'listShares', {}, 'en');
  expect([english.sheet, english.rows[0]?.[0], english.rows[1]?.[5]]).toEqual([
    'Orders',
    'Order number',
    'Awaiting first review',
  ]);
  const own = await rowsOf(office.customer, 'listOrders', { kind: 'general' });
  expect(own.rows.map(([number]) => number)).toEqual(['预约单号', second.number, first.number]);
  expect(own.rows[0]?.slice(-2)).toEqual(['备注', '期望完成日期']);
});

it('R:E7 applies the permissions and the validation of a list to its workbook', async () => {
  await expect(rowsOf(office.customer, 'listShares')).rejects.toEqual(problem('forbidden'));
  await expect(rowsOf(office.reviewer, 'listShares', { sort: 'colour' })).rejects.toEqual(problem('invalid_input'));
  const plain = await fetch(`${world.url}/api/shares`, {
    headers: { cookie: office.reviewer.client.cookie, accept: '*/*' },
  });
  expect(plain.headers.get('content-type')).toContain('application/json');
});

it('R:E7 refuses more rows than a workbook holds, with both numbers', async () => {
  const administrator = await world.staff('管理员', 'administrator');
  await world.owner.raw(
    `insert into account (kind, username, display_name, password_hash, duties, institution_id)
     select 'staff', 'many' || n, '人员' || n, '', '{technician}', (select id from institution where is_this_centre)
     from generate_series(1, ?::int) n`,
    [MAX_SHEET_ROWS],
  );
  await expect(rowsOf(administrator, 'listUsers')).rejects.toMatchObject({
    type: 'too_many_rows',
    message: expect.stringMatching(/共2\d{4}行，.*20000行/),
  });
  const { rows } = await rowsOf(administrator, 'listUsers', { q: 'many12' });
  expect(rows.length).toBeGreaterThan(1000);
});

/** Lists of the console with another workbook, which can be edited and imported again. */
const OTHERWISE: Partial<Record<EndpointName, EndpointName>> = {
  listManagedKinds: 'exportKinds',
  listManagedRegions: 'exportRegions',
  listInstitutions: 'exportInstitutions',
  listAuthorisations: 'exportInstitutions',
};

it('R:E7 exports every list of the console as a workbook', () => {
  const lists = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
    const { query, permission } = endpointDefinition(name);
    const isForStaff = rolesWith(permission).every((role) => (DUTY_NAMES as readonly string[]).includes(role));
    return isForStaff && query && 'perPage' in query.shape;
  });
  expect(lists).toContain('listShares');
  expect(lists.filter((name) => !sheetOf(name) && !OTHERWISE[name])).toEqual([]);
});

/** Lists of the portal without one: faults of an import are marked in its own workbook, and the ledger has another. */
const WITHOUT: readonly EndpointName[] = ['listInstruments', 'listImportFaults'];

it('R:E7 exports every list of the portal as a workbook', () => {
  const lists = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
    const { query, permission } = endpointDefinition(name);
    const isPublic = rolesWith(permission).includes('public');
    return !isPublic && query && 'perPage' in query.shape && !OTHERWISE[name];
  });
  expect(lists).toContain('listQuality');
  expect(lists.filter((name) => !sheetOf(name))).toEqual(WITHOUT);
});

it('R:E7 R:A9 R:A11 R:A13 exports results, contacts and messages of a customer as workbooks, and nobody else’s', async () => {
  const { customer } = office;
  const order = await submitOrder(world, office, 'bring_in');
  await complete(office, order.shareId);
  const other = await world.customer('另一企业');
  const results = await rowsOf(customer, 'listQuality', { conclusion: 'pass' });
  expect(results.sheet).toBe('质量信息');
  const at = (heading: string) => results.rows[1]?.[results.rows[0]?.indexOf(heading) ?? -1];
  expect([results.rows.length, at('结论'), at('检测数据'), at('预约单号')]).toEqual([
    2,
    '合格',
    '示值误差0.01MPa',
    order.number,
  ]);
  expect((await rowsOf(customer, 'listQuality', { conclusion: 'fail' })).rows).toHaveLength(1);
  const { data } = await customer.client.call('listContacts');
  const contacts = await rowsOf(customer, 'listContacts');
  expect(contacts.rows.slice(1).map(([name, mobile]) => [name, mobile])).toEqual(
    data.map(({ name, mobile }) => [name, mobile]),
  );
  const messages = await customer.client.call('listMessages', { query: { perPage: 500 } });
  expect(messages.total).toBeGreaterThan(0);
  const titles = (await rowsOf(customer, 'listMessages')).rows.slice(1).map(([, title]) => title);
  expect(titles).toEqual(messages.data.map(({ title }) => title));
  for (const name of ['listQuality', 'listMessages', 'listLinks', 'listImports'] as const)
    expect((await rowsOf(other, name)).rows, name).toHaveLength(1);
  await expect(rowsOf(customer, 'listBusiness')).rejects.toEqual(problem('forbidden'));
});
