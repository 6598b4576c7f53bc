/**
 * Makes work stuck in every way under a load of two hundred orders (requirement E5).
 */
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { compareAll } from '../../api/monitor/compare.ts';
import type { Incident } from '../../domain/contract/incident.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { StaffConsole } from '../browser/console.ts';
import { expectAccessible } from '../browser/page.ts';
import { openBrowser } from '../support/browser.ts';
import {
  PASSWORD as OFFICE_PASSWORD,
  type Office,
  openOffice,
  prepareDrafts,
  throughAllReviews,
} from '../support/office.ts';
import { addEnterprise, addStaff, withPassword } from '../support/people.ts';
import { type Smtp, startSmtp } from '../support/smtp.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { startLoad, untilAnswered, withOneKey } from './load.ts';

const PASSWORD = 'Stuck-2026';
const ADDRESS = 'away@example.org';
/** Seconds within which a fault must be named. */
const SOON = 30;
/** Each order is compared with its workflow a dozen times: a look compares twenty. */
const LOOKS = 120;
const AT_ONCE = 4;

const refuse: Record<string, number> = { [ADDRESS]: 451 };
/** By cause and number of the order: seconds until it was named. */
const measured: [string, number][] = [];
/** When the worker was away for a restart: from, to. */
const deploys: [number, number][] = [];

/** What the worker runs, to be replaced. */
const WORKFLOW_CODE = join(tmpdir(), `hengzhun-workflows-${process.pid}.js`);
let system: TestSystem;
let browser: Browser;
let smtp: Smtp;
let people: Office;
let supervisor: SessionClient;
let desk: StaffConsole;

beforeAll(async () => {
  smtp = await startSmtp({ refuse });
  copyFileSync(await workflowBundle(), WORKFLOW_CODE);
  const env = { SMTP_URL: smtp.url, MAIL_FROM: 'notice@example.org', WORKFLOW_CODE };
  [system, browser] = await Promise.all([
    openSystem({ servers: inject('servers'), withInterfaces: true, env }),
    openBrowser(),
  ]);
  people = await openOffice(system.db, system.url);
  const { id } = await addStaff(system.db, '督办', 'supervisor');
  const username = await withPassword(system.db, id, PASSWORD);
  supervisor = await new SessionClient(system.url).signIn('staff', username, PASSWORD);
  desk = await StaffConsole.signIn(browser, system.url, { width: 1440, height: 900 }, username, PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await system.close();
  await smtp.close();
  rmSync(WORKFLOW_CODE);
});

const folder = (...path: string[]) => join(system.environment.DATA_DIR ?? '', ...path);
const open = async (): Promise<Incident[]> =>
  (await supervisor.call('listIncidents', { query: { perPage: 500 } })).data;

interface Placed {
  readonly orderId: string;
  readonly shareId: string;
  readonly number: string;
}

async function submit(orderId: string): Promise<Placed> {
  const { shares, number } = await withOneKey((idempotencyKey) =>
    people.customer.call('submitOrder', { params: { orderId }, body: {}, idempotencyKey }),
  );
  return { orderId, shareId: shares[0]?.id ?? '', number: number ?? '' };
}

/** Waits until the console names these causes for these orders, and no other; says how long each took. */
async function named(began: number, wanted: readonly (readonly [IncidentCause, Placed | null])[]): Promise<void> {
  const key = (cause: string, number: string | null) => `${cause} ${number ?? ''}`;
  const all = wanted.map(([cause, placed]) => key(cause, placed?.number ?? null)).sort();
  const seen = new Map<string, number>();
  await expect
    .poll(
      async () => {
        const found = (await open()).map(({ cause, orderNumber }) => key(cause, orderNumber));
        for (const one of found) if (!seen.has(one)) seen.set(one, (Date.now() - began) / 1000);
        return found.sort();
      },
      { timeout: SOON * 1000, interval: 500 },
    )
    .toEqual(all);
  for (const one of all) measured.push([one, seen.get(one) ?? 0]);
}

const nothingStuck = () =>
  expect
    .poll(async () => (await open()).map(({ cause, subject }) => `${cause} ${subject}`), { timeout: 60_000 })
    .toEqual([]);

/** Certificates are made after the orders are completed, as fast as the machine can. */
const allRendered = () =>
  expect
    .poll(() => system.db('certificate').whereNull('rendered_at').pluck('number'), { timeout: 120_000, interval: 500 })
    .toEqual([]);

/** Presses a cure in the row of an order, and gives the reason if it asks for one. */
async function cureInRow(placed: Placed, cure: string, reason?: string): Promise<void> {
  const row = desk.page.getByRole('row').filter({ hasText: placed.number });
  await row.getByRole('button', { name: cure, exact: true }).click();
  if (!reason) return;
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: '确定处理 1 项' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/**
 * Selects rows, tries the cure for all of them (dry run), and confirms it.
 * @param least how many must still need it; the others may have recovered meanwhile
 */
async function cureChosen(some: readonly Placed[], cure: string, reason: string, least = some.length): Promise<void> {
  for (const { number } of some) await desk.page.getByRole('checkbox', { name: `选择${number}` }).check();
  await desk.page.getByRole('button', { name: `批量处理（${some.length}）` }).click();
  const dialog = desk.page.getByRole('dialog');
  const choice = dialog.getByRole('combobox', { name: '处理' });
  if (await choice.isVisible()) {
    await choice.click();
    await desk.page.getByRole('option', { name: cure, exact: true }).click();
  } else {
    await dialog.getByRole('heading', { name: `${cure}：${some.length} 项` }).waitFor();
  }
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: '先试算' }).click();
  const outcome = /将处理 (\d+) 项，不能处理 (\d+) 项。尚未执行。/;
  await expect.poll(() => dialog.innerText(), { timeout: 30_000 }).toMatch(outcome);
  const [, cured, over] = outcome.exec(await dialog.innerText()) ?? [];
  expect(Number(cured) + Number(over), await dialog.innerText()).toBe(some.length);
  expect(Number(cured), await dialog.innerText()).toBeGreaterThanOrEqual(least);
  await expectAccessible(desk.page);
  await dialog.getByRole('button', { name: `确定处理 ${cured} 项` }).click();
  await dialog.getByText(`已处理 ${cured} 项`).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('R:E5 names every cause within 30 s and nothing else, cures each from the browser, and completes all orders', async () => {
  const orders = await prepareDrafts(system.db, people.enterprise, 200);
  const [late = '', ended = '', gone = '', edited = '', unprinted = ''] = orders;
  const broken = orders.slice(5, 10);
  const load = startLoad(people, orders.slice(10), 5);

  const away = await addEnterprise(system.db, '邮箱故障企业');
  await system.db('enterprise').where({ id: away.id }).update({ email: ADDRESS });
  const [unread = ''] = await prepareDrafts(system.db, away, 1);

  const placed = {
    late: await submit(late),
    ended: await submit(ended),
    gone: await submit(gone),
    edited: await submit(edited),
    unprinted: await submit(unprinted),
  };
  const { db, client } = system;
  await db('share')
    .where({ id: placed.late.shareId })
    .update({ due_at: new Date(Date.now() - 60_000) });
  await client.workflow.getHandle(ended).terminate('运维误操作');
  await client.workflowService.deleteWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId: gone },
  });
  await db('share').where({ id: placed.edited.shareId }).update({ stage: 'in_progress' });
  const { username } = await db('account').where({ id: away.account.id }).first<{ username: string }>('username');
  await withPassword(db, away.account.id, PASSWORD);
  const awayClient = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
  const unreadOrder = await awayClient.call('submitOrder', { params: { orderId: unread }, body: {} });
  const unreadPlaced: Placed = {
    orderId: unread,
    shareId: unreadOrder.shares[0]?.id ?? '',
    number: unreadOrder.number ?? '',
  };
  const began = Date.now();
  await named(began, [
    ['staff_late', placed.late],
    ['workflow_missing', placed.ended],
    ['workflow_missing', placed.gone],
    ['workflow_disagrees', placed.edited],
    ['activity_failing', unreadPlaced],
  ]);

  await desk.open('/incidents');
  await desk.page.getByText('流程已被终止').waitFor();
  await desk.page.getByText('数据库为“检测中”，流程为“待初审”').waitFor();
  await desk.page.getByText(/451/).waitFor();
  await expectAccessible(desk.page);
  await cureInRow(placed.late, '催办');
  await desk.notice(/已催办/);
  await cureInRow(placed.late, '延长时限', '人员培训');
  await cureInRow(placed.edited, '按流程修复数据', '误改数据');
  await cureChosen([placed.ended, placed.gone], '按数据库重建流程', '流程误删');
  delete refuse[ADDRESS];
  await cureInRow(unreadPlaced, '立即重试');
  await nothingStuck();
  expect(smtp.received.map(({ to }) => to)).toContainEqual([ADDRESS]);
  await desk.page.getByText('没有卡住的业务。').waitFor();

  // Certificates cannot be written: a file stands in the place of their folder.
  await load.done;
  await allRendered();
  renameSync(folder('files', 'certificates'), folder('files', 'kept'));
  writeFileSync(folder('files', 'certificates'), 'in the way');
  await throughAllReviews(people, placed.unprinted.shareId, withOneKey, untilAnswered);
  await named(Date.now(), [['activity_failing', placed.unprinted]]);
  await desk.page.getByText(/生成证书文件已失败/).waitFor();
  rmSync(folder('files', 'certificates'));
  renameSync(folder('files', 'kept'), folder('files', 'certificates'));
  await cureInRow(placed.unprinted, '立即重试');
  await nothingStuck();

  // A worker with a mistake in its workflow code is deployed, and replaced by the right one.
  const stuck: Placed[] = [];
  for (const orderId of broken) stuck.push(await submit(orderId));
  const mended = await deploy(await throwingBundle());
  const approvals = stuck.map(({ shareId }) =>
    withOneKey((idempotencyKey) =>
      people.office.call('approve_first_review', { params: { shareId }, body: { notes: '' }, idempotencyKey }),
    ),
  );
  await named(
    Date.now(),
    stuck.map((one) => ['workflow_task_failing', one] as const),
  );
  await desk.page
    .getByText(/reading 'stage'/)
    .first()
    .waitFor();
  // A right worker would lead the orders on within ten seconds, before anybody could press: the wrong one is halted first.
  const halted = Date.now();
  process.kill(system.worker.pid(), 'SIGSTOP');
  // Between two attempts of a task Temporal may show none, and its incident ends for a moment.
  await cureChosen(stuck, '退回上一步重做', '程序已修复', 1);
  await deploy(mended);
  deploys.push([halted, Date.now()]);
  await nothingStuck();
  await Promise.all(approvals);

  // The worker hangs, and the page says which process it is.
  const hung = system.worker.pid();
  process.kill(hung, 'SIGSTOP');
  // A message from the moment before waits with it, and is not reported as stuck too.
  expect(await db('message').where({ order_id: stuck[0]?.orderId }).update({ dispatched_at: null })).toBeGreaterThan(0);
  await named(Date.now(), [['no_worker', null]]);
  await desk.page.getByText('流程进程 worker 没有运行').first().waitFor();
  await expectAccessible(desk.page);
  process.kill(hung, 'SIGCONT');
  await nothingStuck();

  for (const { shareId } of [placed.late, placed.ended, placed.gone, placed.edited, unreadPlaced])
    await throughAllReviews(people, shareId, withOneKey, untilAnswered);
  for (const { shareId } of stuck) await finish(shareId);
  await expect
    .poll(() => db('booking_order').whereNotNull('number').whereNull('completed_at').pluck('number'), {
      timeout: 30_000,
    })
    .toEqual([]);
  await allRendered();
  expect(await compareAll({ db, temporal: client })).toEqual([]);

  // Nothing else was reported as stuck in all this time.
  const history = await supervisor.call('listIncidents', { query: { state: 'ended', perPage: 500 } });
  const others = history.data.filter((incident) => !isOfDeploy(incident));
  const reported = new Set(others.map(({ cause, orderNumber }) => `${cause} ${orderNumber ?? ''}`));
  expect([...reported].sort()).toEqual([...new Set(measured.map(([one]) => one))].sort());
  console.log(measured.map(([one, seconds]) => `${one} ${seconds.toFixed(1)} s`).join('\n'));
});

it('R:E5 raises no alarm while it looks again and again at work in which nothing happens', async () => {
  const before = await system.db('incident').count<{ count: number }[]>({ count: '*' });
  const inTurn = async () => {
    for (let looks = 0; looks < LOOKS / AT_ONCE; looks += 1) await supervisor.call('lookForIncidents');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  expect(await system.db('incident').count<{ count: number }[]>({ count: '*' })).toEqual(before);
});

/** Leads a share that was approved to its end. */
async function finish(shareId: string): Promise<void> {
  const params = { shareId };
  const body = { notes: '' };
  await withOneKey((idempotencyKey) => people.desk.call('receive_sample', { params, body, idempotencyKey }));
  const { items } = await people.technician.call('getShareOrder', { params });
  const results = items.map((item) => ({ itemId: item.id, conclusion: 'pass' as const, measured: '', reason: '' }));
  await people.technician.call('recordResults', { params, body: { results } });
  await withOneKey((idempotencyKey) => people.technician.call('submit_results', { params, body, idempotencyKey }));
  await withOneKey((idempotencyKey) => people.checker.call('pass_check', { params, body, idempotencyKey }));
  await withOneKey((idempotencyKey) =>
    people.issuer.call('issue', { params, body: { password: OFFICE_PASSWORD }, idempotencyKey }),
  );
}

async function throwingBundle(): Promise<string> {
  const workflowsPath = join(import.meta.dirname, '..', 'support', 'throwing-workflows.ts');
  return (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code;
}

/** A worker that was slow to restart was really missing. */
function isOfDeploy({ cause, evidence, foundAt }: Incident): boolean {
  if (cause !== 'no_worker' || evidence.process !== 'worker') return false;
  const found = Date.parse(foundAt);
  return deploys.some(([from, to]) => found >= from && found <= to + 10_000);
}

/** Replaces the worker's workflow code and restarts the worker; returns the old code. */
async function deploy(code: string): Promise<string> {
  const before = readFileSync(WORKFLOW_CODE, 'utf8');
  writeFileSync(WORKFLOW_CODE, code);
  const pid = system.worker.pid();
  const from = Date.now();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => system.worker.pid(), { timeout: 20_000 }).not.toBe(pid);
  await system.worker.ready();
  deploys.push([from, Date.now()]);
  return before;
}
