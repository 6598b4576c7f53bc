import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { addEnterprise, addInstruments, addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { workbookOf } from './download.ts';
import { expectAccessible } from './page.ts';

const PASSWORD = 'Journey-2026';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

const customers = new Map<string, { readonly client: SessionClient; readonly contactId: string }>();

/** Orders of a new enterprise, submitted one after the other; returns their numbers. */
async function submitOrders(name: string, ...instruments: number[]): Promise<string[]> {
  const enterprise = await addEnterprise(system.db, name);
  const username = await withPassword(system.db, enterprise.account.id, PASSWORD);
  const client = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
  customers.set(name, { client, contactId: enterprise.contactId });
  const numbers: string[] = [];
  for (const count of instruments) {
    const modes = Array.from({ length: count }, () => ({ deliveryMode: 'bring_in' as const }));
    const instrumentIds = await addInstruments(system.db, enterprise.id, modes);
    const draft = await client.call('createOrder', { body: { contactId: enterprise.contactId, instrumentIds } });
    const { number } = await client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
    numbers.push(number ?? '');
  }
  return numbers;
}

const open = async (name: string, ...duties: Parameters<typeof addStaff>[2][]) => {
  const { id } = await addStaff(system.db, name, ...duties);
  const username = await withPassword(system.db, id, PASSWORD);
  return StaffConsole.signIn(browser, system.url, { width: 1440, height: 900 }, username, PASSWORD);
};
const row = (page: Page, number = '') => page.getByRole('row', { name: new RegExp(number) });

describe('a queue', () => {
  it('R:E1 R:E2 is worked through by keyboard alone from the sign-in on: one key for an approval, four for a rejection with its reason', async () => {
    // Must be the first test of this file: the queue has nothing else yet.
    const numbers = await submitOrders('键盘企业', ...Array.from({ length: 20 }, () => 1));
    const { id } = await addStaff(system.db, '业务壬', 'business_office');
    const username = await withPassword(system.db, id, PASSWORD);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    await page.goto(`${system.url}/admin/login`);
    await page.getByLabel('用户名').waitFor();
    // From here on only the keyboard.
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const focusOn = async (name: RegExp) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await press('Tab');
        const label = await page.evaluate(() => {
          const at = document.activeElement;
          return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
        });
        if (name.test(label)) return;
      }
      throw new Error(`no Tab leads to ${name}`);
    };
    expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('username');
    await page.keyboard.type(username);
    await press('Tab');
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    await page
      .getByRole('link', { name: '开始办理' })
      .or(page.getByRole('button', { name: '开始办理' }))
      .waitFor();
    await focusOn(/开始办理/);
    await press('Enter');

    const approve = page.getByRole('button', { name: /^初审通过/ });
    const shown = () => page.getByRole('heading', { level: 1 }).first().textContent();
    const decided: number[] = [];
    for (let order = 0; order < numbers.length; order += 1) {
      await expect.poll(() => approve.isEnabled(), { timeout: 30_000 }).toBe(true);
      const before = await shown();
      keys = 0;
      if (order === 3) {
        await press('r');
        await page.getByRole('dialog').getByRole('textbox').waitFor();
        await press('Shift+Tab');
        await press('Enter');
        await press('Control+Enter');
      } else {
        await press('a');
      }
      decided.push(keys);
      if (order < numbers.length - 1) await expect.poll(shown, { timeout: 30_000 }).not.toBe(before);
    }
    await page.waitForURL(/\/queues\/first_review$/);
    expect(decided.filter((count) => count === 1)).toHaveLength(19);
    expect(decided[3]).toBe(4);
    const stages = await system
      .db('share as s')
      .join('booking_order as o', 'o.id', 's.order_id')
      .whereIn('o.number', numbers)
      .pluck('s.stage');
    expect(stages.filter((stage) => stage === 'awaiting_sample')).toHaveLength(19);
    expect(stages.filter((stage) => stage === 'rejected')).toHaveLength(1);
    await context.close();
  });

  it('R:E1 R:E7 is previewed by keyboard, shows the chosen columns and filters, and is exported', async () => {
    const [first = '', second = ''] = await submitOrders('预览企业', 1, 2);
    const console = await open('业务丁', 'business_office');
    const { page } = console;
    await console.open('/queues/first_review');
    await row(page, second).waitFor();

    await page.keyboard.press('p');
    const pane = page.getByRole('region', { name: '预览' });
    await pane.getByText('点击一行').waitFor();
    await page.keyboard.press('j');
    await pane.getByRole('heading', { name: first }).waitFor();
    await page.keyboard.press('j');
    await pane.getByRole('heading', { name: second }).waitFor();
    await pane.getByText('器具（2 件）').waitFor();
    await row(page, first).getByText('预览企业').click();
    await pane.getByRole('heading', { name: first }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('p');
    await pane.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '显示列' }).click();
    await page.getByLabel('承办科室').check();
    await page.getByLabel('类别').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: '承办科室' }).waitFor();
    await expect.poll(() => page.getByRole('columnheader', { name: '类别' }).count()).toBe(0);

    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitemcheckbox', { name: '送检方式' }).click();
    await page.getByRole('combobox', { name: '送检方式' }).click();
    await page.getByRole('option', { name: '送检', exact: true }).click();
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '保存当前筛选…' }).click();
    await page.getByLabel('筛选名称').fill('只看送检');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.reload();
    await row(page, second).waitFor();
    await page.getByRole('columnheader', { name: '承办科室' }).waitFor();
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '只看送检' }).waitFor();
    await page.keyboard.press('Escape');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^业务 \d{4}-\d\d-\d\d\.xlsx$/);
    const workbook = await workbookOf(file);
    const numbers = workbook.worksheets[0]?.getColumn(1).values.slice(1);
    expect(numbers).toEqual(['预约单号', first, second]);

    // All work, ten at a time, forward and back; a page that was not reached this way leads to the first.
    const shown = () => page.locator('td.column-orderNumber').allTextContents();
    await console.open('/shares?perPage=10');
    await page.getByText(/第 1-10 条/).waitFor();
    const one = await shown();
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText(/第 11-20 条/).waitFor();
    await expect.poll(async () => new Set([...one, ...(await shown())]).size, { timeout: 30_000 }).toBe(20);
    await page.getByRole('button', { name: '上一页' }).click();
    await expect.poll(shown, { timeout: 30_000 }).toEqual(one);
    await console.open('/shares?perPage=10&page=2');
    await page.getByText(/第 1-10 条/).waitFor();
    await expectAccessible(page);
    await console.close();
  });

  it('R:E1 approves many orders at once after a summary, each with its result, without those claimed by a colleague', async () => {
    const [first = '', second = '', third = ''] = await submitOrders('批量企业', 1, 2, 1);
    const colleague = await open('业务戊', 'business_office');
    await colleague.open('/queues/first_review');
    await colleague.page.getByRole('link', { name: third }).click();
    await colleague.page.getByRole('button', { name: '认领', exact: true }).click();
    await colleague.page.getByText('我已认领').waitFor();
    const console = await open('业务己', 'business_office');
    const { page } = console;
    await console.open('/queues/first_review');
    for (const number of [first, second, third]) await row(page, number).getByRole('checkbox').check();
    await page.getByRole('button', { name: '批量初审通过（3）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将办理 2 份，共 3 件器具。').waitFor();
    await dialog.getByText('2 份进入“待收样”').waitFor();
    await dialog.getByText(`${third}（业务戊）`).waitFor();
    await expectAccessible(page);
    // One of them has moved on since: it is named with the reason, the others are done.
    const share = await system
      .db('share as s')
      .join('booking_order as o', 'o.id', 's.order_id')
      .where('o.number', second)
      .first('s.id');
    const other = await open('业务庚', 'business_office');
    await other.open(`/queues/first_review/${share.id}`);
    await other.press('初审通过');
    await other.notice(/初审通过/);
    await dialog.getByRole('button', { name: '初审通过 2 份' }).click();
    await dialog.getByText('已办理 1 份，未办理 1 份。').waitFor();
    await dialog.getByRole('row', { name: first }).getByText('已办理').waitFor();
    await dialog
      .getByRole('row', { name: second })
      .getByText(/业务庚/)
      .waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await row(page, first).waitFor({ state: 'hidden' });
    expect(await row(page, third).count()).toBe(1);
    for (const one of [console, colleague, other]) await one.close();
  });
});

describe('a reason', () => {
  it('R:E3 R:E2 R:E6 R:C10 is added by an administrator, rejects one instrument while others pass, and is counted; corrections are marked for the reviewer', async () => {
    const [number = ''] = await submitOrders('逐件企业', 2);
    const administrator = await open('管理员甲', 'administrator');
    await administrator.open('/reasons/create');
    await administrator.page.getByLabel('原因', { exact: false }).first().fill('铭牌照片不清楚');
    await administrator.page.getByLabel('全文').fill('铭牌照片不清楚，请重新拍照后提交。');
    await expectAccessible(administrator.page);
    await administrator.page.getByRole('button', { name: '保存' }).click();
    await row(administrator.page, '铭牌照片不清楚').waitFor();

    const console = await open('业务辛', 'business_office');
    const { page } = console;
    await console.open('/queues/first_review');
    await page.getByRole('link', { name: number }).click();
    const button = page.getByRole('button', { name: '逐件审核' });
    await expect.poll(() => button.isEnabled(), { timeout: 30_000 }).toBe(true);
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').nth(1).uncheck();
    await dialog.getByLabel('未通过的原因').click();
    await page.getByRole('option', { name: '铭牌照片不清楚' }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '通过 1 件，否决 1 件' }).click();
    await console.notice(/初审通过/);

    // The customer corrects it and submits again: the change is shown beside the fault.
    const { client, contactId } = customers.get('逐件企业') ?? { client: new SessionClient(''), contactId: '' };
    const rejected = () =>
      system
        .db('share as s')
        .join('booking_order as o', 'o.id', 's.order_id')
        .where({ 'o.number': number, 's.stage': 'rejected' })
        .first<{ id: string; order_id: string } | undefined>('s.id', 's.order_id');
    await expect.poll(rejected, { timeout: 30_000 }).toBeDefined();
    const share = (await rejected()) ?? { id: '', order_id: '' };
    const { items } = await client.call('getOrder', { params: { orderId: share.order_id } });
    const refused = items.filter(({ shareId }) => shareId === share.id);
    await system
      .db('instrument')
      .whereIn(
        'id',
        refused.map(({ instrumentId }) => instrumentId),
      )
      .update({ model: 'CPG2500' });
    const kept = refused.map(({ id, deliveryMode }) => ({ itemId: id, deliveryMode }));
    await client.call('resubmit', {
      params: { shareId: share.id },
      body: { contactId, items: kept, notes: '已重新拍照' },
    });
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      await console.open(`/queues/first_review/${share.id}`);
      const round = page.getByRole('region', { name: '与上一轮相比' });
      await round.getByText('已重新拍照').waitFor();
      await round.getByRole('listitem').filter({ hasText: '铭牌照片不清楚' }).getByText('已修改').waitFor();
      await page.getByRole('switch', { name: '只看有变化的（1 件）' }).check();
      const instruments = page.getByRole('region', { name: '计量器具（1 件）' });
      await instruments.getByText('型号规格：CPG1500 → CPG2500').waitFor();
      await page.getByRole('button', { name: /^初审通过/ }).click({ trial: true });
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: '发消息' }).click();
    await page.getByLabel('消息内容').fill('请保留原包装');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '发送' }).click();
    await console.notice(/消息已发送/);
    await page.getByText('请保留原包装').waitFor();
    const told = await client.call('listMessages', { query: { q: '请保留原包装' } });
    expect(told.data).toMatchObject([{ orderId: share.order_id }]);

    await administrator.open('/reasons');
    await row(administrator.page, '铭牌照片不清楚').getByText('1', { exact: true }).waitFor();
    await expectAccessible(administrator.page);

    // A time limit and a day off are set, and appear in the history beside them.
    await administrator.open('/settings');
    await administrator.page.getByLabel('非强检 待初审').fill('0.3');
    await administrator.page.getByRole('button', { name: '保存时限' }).click();
    await administrator.page.getByText('请填写0.5到250个工作日').waitFor();
    await administrator.page.getByLabel('非强检 待初审').fill('3.5');
    await administrator.page.getByRole('button', { name: '保存时限' }).click();
    await administrator.page.getByText('非强检 待初审：2 → 3.5').waitFor();
    await administrator.page.getByLabel('日期').fill('2026-12-31');
    await administrator.page.getByLabel('名称').fill('设备检修');
    await administrator.page.getByRole('button', { name: '登记' }).click();
    await administrator.page.getByText('12-31 休 设备检修').waitFor();
    await expectAccessible(administrator.page);

    // The audit log shows what was done, and is complete.
    await administrator.open('/audit');
    await row(administrator.page, '铭牌照片不清楚').getByText('管理员甲').waitFor();
    await administrator.page.getByRole('button', { name: '校验记录' }).click();
    await administrator.page.getByText(/已校验 \d+ 条记录，均未被修改或删除/).waitFor();
    await expectAccessible(administrator.page);
    for (const one of [console, administrator]) await one.close();
  });
});
