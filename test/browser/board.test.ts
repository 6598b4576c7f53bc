/** The schedule board in a real browser: orders are dragged to people and days; conflicts are explained. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessDay } from '../../domain/time.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { addEnterprise, addInstruments, addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { expectAccessible, signInToPortal } from './page.ts';

const PASSWORD = 'Journey-2026';
let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

const clientOf = async (kind: 'enterprise' | 'staff', id: string) =>
  new SessionClient(system.url).signIn(kind, await withPassword(system.db, id, PASSWORD), PASSWORD);

const signIn = async (id: string) =>
  StaffConsole.signIn(
    browser,
    system.url,
    { width: 1440, height: 900 },
    await withPassword(system.db, id, PASSWORD),
    PASSWORD,
  );

it('R:E4 R:C12 drags orders to a technician’s day and to another one, explains a conflict without losing anything, and lets the customer ask for another date', async () => {
  const enterprise = await addEnterprise(system.db, '看板企业');
  const customer = await clientOf('enterprise', enterprise.account.id);
  const reviewer = await clientOf('staff', (await addStaff(system.db, '业务科', 'business_office')).id);
  await addStaff(system.db, '检测员子', 'technician');
  await addStaff(system.db, '检测员丑', 'technician');
  const orders: { number: string; shareId: string; orderId: string }[] = [];
  for (let count = 0; count < 2; count += 1) {
    const instrumentIds = await addInstruments(system.db, enterprise.id, [{ deliveryMode: 'on_site' }]);
    const draft = await customer.call('createOrder', { body: { contactId: enterprise.contactId, instrumentIds } });
    const submitted = await customer.call('submitOrder', { params: { orderId: draft.id }, body: {} });
    const shareId = submitted.shares[0]?.id ?? '';
    await reviewer.call('approve_first_review', { params: { shareId }, body: {} });
    orders.push({ number: submitted.number ?? '', shareId, orderId: draft.id });
  }
  const [first, second] = orders as [(typeof orders)[0], (typeof orders)[0]];

  const supervisor = await signIn((await addStaff(system.db, '督办', 'supervisor')).id);
  await supervisor.open('/resources/create');
  await supervisor.page.getByLabel('名称').fill('蒙K77777');
  await expectAccessible(supervisor.page);
  await supervisor.page.getByRole('button', { name: '保存' }).click();
  await supervisor.page.getByRole('row', { name: /蒙K77777/ }).waitFor();
  await expectAccessible(supervisor.page);
  await supervisor.close();

  const console = await signIn((await addStaff(system.db, '专业科室', 'specialist')).id);
  const { page } = console;
  await console.open('/visits');
  // Next week: none of its days has passed.
  await page.getByRole('button', { name: '向后' }).click();
  await page.getByText('待排期（2）').waitFor();
  const monday = businessDay(
    new Date(
      Date.now() + ((8 - (new Date(`${businessDay(new Date())}T00:00:00Z`).getUTCDay() || 7)) % 7 || 7) * 86_400_000,
    ),
  );
  const dayAfter = (days: number) => new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);
  const cell = (technician: string, day: string): Locator =>
    page.getByRole('row', { name: new RegExp(technician) }).locator(`td[data-day="${day}"]`);
  const chip = (number: string) => page.getByRole('listitem').filter({ hasText: number, has: page.getByRole('link') });
  const dialog = page.getByRole('dialog');
  const chooseCar = async () => {
    await dialog.getByRole('combobox', { name: '车辆、设备与标准器' }).click();
    await page.getByRole('option', { name: '蒙K77777' }).click();
    await page.keyboard.press('Escape');
  };
  await cell('检测员子', monday).waitFor();
  await expectAccessible(page);

  await chip(first.number).dragTo(cell('检测员子', monday));
  await dialog.getByText('检测员子').waitFor();
  expect(await dialog.getByLabel('开始时间').inputValue()).toBe(`${monday}T09:00`);
  await chooseCar();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '受理并排期' }).click();
  await cell('检测员子', monday).getByText(first.number).waitFor();
  await page.getByText('待排期（1）').waitFor();
  const told = await customer.call('listMessages');
  expect(told.data[0]?.title).toContain(first.number);

  // The second order, same time and person: refused with the conflicting visit, and still to be scheduled.
  await chip(second.number).dragTo(cell('检测员子', monday));
  await dialog.getByRole('button', { name: '受理并排期' }).click();
  await dialog.getByText(new RegExp(`检测员子.*${first.number}`)).waitFor();
  await dialog.getByRole('button', { name: '返回' }).click();
  await page.getByText('待排期（1）').waitFor();

  // Another person at the same time, but the same car: refused with the order that has it.
  await chip(second.number).dragTo(cell('检测员丑', monday));
  await dialog.getByText('检测员丑').waitFor();
  await chooseCar();
  await dialog.getByRole('button', { name: '受理并排期' }).click();
  await dialog.getByText(new RegExp(`蒙K77777.*${first.number}`)).waitFor();
  await dialog.getByRole('button', { name: '返回' }).click();

  // Moved to another person and day: the time of day stays.
  await chip(first.number).dragTo(cell('检测员丑', dayAfter(2)));
  await dialog.getByText('检测员丑').waitFor();
  expect(await dialog.getByText('检测员子').count()).toBe(0);
  expect(await dialog.getByLabel('开始时间').inputValue()).toBe(`${dayAfter(2)}T09:00`);
  await dialog.getByRole('combobox', { name: '去程' }).click();
  await page.getByRole('option', { name: '一天' }).click();
  await dialog.getByText(/去程：.*全天；人员、车辆和设备同时占用/).waitFor();
  await dialog.getByRole('button', { name: '改期' }).click();
  await cell('检测员丑', dayAfter(2)).getByText(first.number).waitFor();
  await cell('检测员丑', dayAfter(2)).getByText('待客户确认').waitFor();
  await cell('检测员丑', dayAfter(1)).getByText('去程 · 全天').waitFor();
  expect(await cell('检测员子', monday).getByText(first.number).count()).toBe(0);

  // A person who travels cannot be elsewhere; when the visit moves, its travel day is free again.
  await chip(second.number).dragTo(cell('检测员丑', dayAfter(1)));
  await dialog.getByRole('button', { name: '受理并排期' }).click();
  await dialog.getByText(new RegExp(`检测员丑.*${first.number}往返途中`)).waitFor();
  await dialog.getByRole('button', { name: '返回' }).click();
  await chip(first.number).dragTo(cell('检测员丑', dayAfter(3)));
  await dialog.getByRole('button', { name: '改期' }).click();
  await cell('检测员丑', dayAfter(2)).getByText('去程 · 全天').waitFor();
  expect(await cell('检测员丑', dayAfter(1)).getByText('去程').count()).toBe(0);
  await expectAccessible(page);

  // By keyboard: the button opens the same dialog; a Saturday is named as such.
  await page.getByRole('button', { name: `为 ${second.number} 排期` }).press('Enter');
  await dialog.getByLabel('开始时间').fill(`${dayAfter(5)}T09:00`);
  await dialog.getByText('所选日期是休息日').waitFor();
  await dialog.getByLabel('结束时间').fill(`${dayAfter(7)}T12:00`);
  await dialog.getByLabel('开始时间').fill(`${dayAfter(7)}T09:00`);
  await dialog.getByRole('combobox', { name: '去程' }).click();
  await page.getByRole('option', { name: '半天' }).click();
  await dialog.getByText(/往返途中的.*星期日是休息日/).waitFor();
  await dialog.getByRole('button', { name: '返回' }).click();

  // The customer, on a phone, is asked to confirm, and chooses two of the free times instead, the later one first.
  const phone = await signInToPortal(
    browser,
    system.url,
    { width: 390, height: 844 },
    { kind: '企业', username: await withPassword(system.db, enterprise.account.id, PASSWORD), password: PASSWORD },
  );
  await phone.goto(`${system.url}/my/orders/${first.orderId}`);
  await phone.getByText(/请确认检测时间（.*视为同意）/).waitFor();
  expect(await phone.getByText('去程').count()).toBe(0);
  await phone.getByRole('button', { name: '确认检测时间' }).click({ trial: true });
  await expectAccessible(phone);
  await phone.getByRole('button', { name: '选择其他时间' }).click();
  const times = phone.getByRole('list', { name: '可选的时间' }).getByRole('button');
  await times.nth(4).click();
  await times.nth(0).click();
  await phone.getByLabel('改期说明').fill('当天停产');
  await expectAccessible(phone);
  const wished = await times.nth(4).getAttribute('aria-label');
  expect(wished).toMatch(/第1选择$/);
  await phone.getByRole('button', { name: '提交改期申请' }).click();
  await phone.getByText('已申请改期，等待安排').waitFor();
  await phone.getByText('改期说明：当天停产').waitFor();

  // The scheduler reads it on the board, and moves the visit to the first choice with one click: it counts as confirmed.
  await page.reload();
  await page.getByRole('button', { name: '向后' }).click();
  await cell('检测员丑', dayAfter(3)).getByText('客户申请改期：当天停产').waitFor();
  const wishes = page.getByRole('region', { name: '客户申请改期（1）' });
  await wishes.getByRole('button', { name: /^第2选择/ }).waitFor();
  const choice = wishes.getByRole('button', { name: /^第1选择/ });
  expect(await choice.getAttribute('aria-label')).toContain(wished?.match(/^\S+/)?.[0]);
  await choice.click({ trial: true });
  await expectAccessible(page);
  await choice.click();
  await wishes.waitFor({ state: 'detached' });
  await phone.getByText('您已确认').waitFor();
  expect(await phone.getByRole('button', { name: '确认检测时间' }).count()).toBe(0);
  await phone.context().close();
  await console.close();
});
