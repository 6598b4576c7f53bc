/** The audit log as supervisors read it (requirement E6). */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditEntry } from '../../domain/contract/audit.ts';
import { createSheetClient } from '../../domain/contract/client.ts';
import { mobileNumbers } from '../support/people.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let administrator: StaffMember;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  administrator = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const events = async (query: Record<string, string | number> = {}) =>
  (await office.supervisor.client.call('listEvents', { query })).data;

it('R:E6 shows who changed what, from what to what, by person, order, kind and day', async () => {
  const order = await submitOrder(world, office, 'bring_in');
  const body = { notes: '测量范围有误' };
  await office.reviewer.client.call('reject_first_review', { params: { shareId: order.shareId }, body });
  const [kept] = (await administrator.client.call('listManagedReasons')).data;
  const params = { reasonId: kept?.id ?? '' };
  await administrator.client.call('changeReason', { params, body: { title: '改名', text: kept?.text ?? '' } });

  const [last] = await events();
  expect(last).toMatchObject({ name: 'change_reason', actor: '管理员', subject: '改名' });
  expect(last?.changes).toEqual([{ field: 'title', before: kept?.title, after: '改名' }]);
  const [rejection, submission] = await events({ q: order.number ?? '' });
  expect(rejection).toMatchObject({ name: 'reject_first_review', actor: '业务科甲', notes: '测量范围有误' });
  expect(rejection?.changes).toContainEqual({ field: 'stage', before: 'awaiting_first_review', after: 'rejected' });
  expect(submission?.name).toBe('submit');
  expect((await events({ q: '管理' })).every(({ actor }) => actor.includes('管理'))).toBe(true);
  expect((await events({ name: 'submit' })).map(({ name }) => name)).toEqual(['submit']);
  expect(await events({ to: '2020-01-01' })).toEqual([]);
  const headers = () => ({ cookie: office.supervisor.client.cookie });
  const file = await createSheetClient({ baseUrl: world.url, headers })('listEvents', { name: 'change_reason' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const line = workbook.worksheets[0]?.getRow(2).values as ExcelJS.CellValue[];
  expect(line.slice(2, 5)).toEqual(['管理员', '修改', '改名']);
  expect(line.at(-1)).toBe(`title: ${kept?.title} → 改名`);
  // Phone numbers are masked in it.
  expect(mobileNumbers(JSON.stringify(await events({ perPage: 200 })))).toEqual([]);
});

it('R:E6 shows pages without gaps or repetitions while the log grows', async () => {
  for (let count = 0; count < 6; count += 1) await submitOrder(world, office, 'bring_in');
  const all = await events({ perPage: 200 });
  const paged: AuditEntry[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: { data: AuditEntry[]; next: string | null } = await office.supervisor.client.call('listEvents', {
      query: { perPage: 3, ...(after ? { after } : {}) },
    });
    paged.push(...page.data);
    after = page.next;
    // Somebody submits an order in between.
    if (paged.length === 6) await submitOrder(world, office, 'bring_in');
  }
  expect(paged).toEqual(all);
  await expect(events({ after: 'nonsense' })).rejects.toEqual(problem('invalid_input'));
});

it('R:E6 verifies the log: finds and names a change that bypassed the triggers', async () => {
  const { client } = office.supervisor;
  const whole = await client.call('verifyAudit');
  expect(whole.faults).toEqual([]);
  expect(whole.checked).toBe((await events({ perPage: 200 })).length);
  const [victim] = await events({ name: 'reject_first_review' });
  await world.owner.transaction(async (trx) => {
    await trx.raw('alter table event disable trigger event_append_only');
    await trx('event').where({ stream: victim?.stream, sequence: victim?.sequence }).update({ notes: '改过' });
    await trx.raw('alter table event enable trigger event_append_only');
  });
  expect((await client.call('verifyAudit')).faults).toContainEqual({
    stream: victim?.stream,
    sequence: victim?.sequence,
    fault: 'changed',
  });
});
