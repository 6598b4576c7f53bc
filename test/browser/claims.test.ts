/** Two people on one queue, in a real browser: nobody works on the other's order, and a supervisor assigns work. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { addDraft, addEnterprise, addInstruments, addStaff, addWork, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { expectAccessible } from './page.ts';

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

describe.each([
  ['desktop', { width: 1440, height: 900 }, '1'],
  ['phone', { width: 390, height: 844 }, '2'],
] as const)('on a %s:', (device, viewport, serial) => {
  const open = async (name: string, ...duties: Parameters<typeof addStaff>[2][]) => {
    const { id } = await addStaff(system.db, `${name}（${device}）`, ...duties);
    return StaffConsole.signIn(browser, system.url, viewport, await withPassword(system.db, id, PASSWORD), PASSWORD);
  };

  it('R:E1 R:E2 gives each person another order, shows the owner of a claimed one and lets a colleague take it over; lets a supervisor assign', async () => {
    await system.db('share').whereNot({ stage: 'completed' }).update({ stage: 'completed' });
    const { id: centre } = await system.db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
    const enterprise = await addEnterprise(system.db, `队列企业${serial}`);
    const numbers = [1, 2, 3].map((one) => `2026010${serial}0000${one}`);
    for (const number of numbers) await addWork(system.db, enterprise, centre, number);
    const [one = '', two = '', three = ''] = numbers;
    const first = await open('业务甲', 'business_office');
    const second = await open('业务乙', 'business_office');

    await first.openFirst('first_review');
    await first.page.getByText('我已认领').waitFor();
    const taken = (await first.page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await second.openFirst('first_review');
    await second.page.getByText('我已认领').waitFor();
    const others = (await second.page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    expect([one, two, three]).toEqual(expect.arrayContaining([taken, others]));
    expect(others).not.toBe(taken);
    await expect.poll(() => second.page.getByRole('button', { name: '初审通过' }).isEnabled()).toBe(true);
    await expectAccessible(second.page);

    // The second person opens the first one's order: it shows who works on it, and takes no decision.
    await second.open('/queues/first_review');
    await second.page.getByText(taken).first().click();
    await second.page.getByText(`业务甲（${device}）已认领`).waitFor();
    await second.page.getByText(`正在查看：业务甲（${device}）`).waitFor();
    await second.page.getByText(`业务甲（${device}）正在办理；`).waitFor();
    expect(await second.page.getByRole('button', { name: '初审通过' }).isDisabled()).toBe(true);
    await expectAccessible(second.page);
    await second.page.getByRole('button', { name: '接手' }).click();
    await second.page.getByRole('dialog').getByText('并告知对方').waitFor();
    await expectAccessible(second.page);
    await second.page.getByRole('dialog').getByRole('button', { name: '接手' }).click();
    await second.page.getByText('我已认领').waitFor();
    await expect.poll(() => second.page.getByRole('button', { name: '初审通过' }).isEnabled()).toBe(true);
    // The first person sees it without a reload, and gets a message.
    await first.page.getByText(`业务乙（${device}）已认领`).waitFor();
    await first.open('/messages');
    await first.page.getByText(`预约单${taken}已由业务乙（${device}）接手`).first().waitFor();
    await second.page.getByRole('button', { name: '释放' }).click();
    await second.page.getByRole('button', { name: '认领', exact: true }).waitFor();

    if (viewport.width < 1000) return;
    const supervisor = await open('督办', 'supervisor');
    await supervisor.open('/shares');
    await supervisor.page
      .getByRole('row', { name: new RegExp(three) })
      .getByRole('checkbox')
      .check();
    await supervisor.page
      .getByRole('row', { name: new RegExp(two) })
      .getByRole('checkbox')
      .check();
    await supervisor.page.getByRole('button', { name: '分派（2）' }).click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.getByLabel('办理人').click();
    await supervisor.page.getByRole('option', { name: new RegExp(`业务甲（${device}）`) }).click();
    await expectAccessible(supervisor.page);
    await dialog.getByRole('button', { name: '分派', exact: true }).click();
    await dialog.getByText('已处理 2 份，未处理 0 份。').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await supervisor.page
      .getByRole('row', { name: new RegExp(three) })
      .getByText(`业务甲（${device}）`)
      .waitFor();
    await expectAccessible(supervisor.page);
    for (const console of [first, second, supervisor]) await console.close();
  });

  it('R:E1 R:E6 sets round robin with a preview of the next person; assigns the next order to that person and notifies them', async () => {
    const supervisor = await open('规则督办', 'supervisor');
    const person = await open('轮流甲', 'business_office');
    await supervisor.open('/assignmentRules');
    await supervisor.page.getByText('业务科', { exact: true }).click();
    await supervisor.page.getByLabel(/^轮流分派/).check();
    await supervisor.page.getByLabel(new RegExp(`^轮流甲（${device}）`)).check();
    await supervisor.page.getByText(`待初审：分派给轮流甲（${device}）`).waitFor();
    await expectAccessible(supervisor.page);
    await supervisor.page.getByRole('button', { name: '保存' }).click();
    await supervisor.page.waitForURL((address) => address.pathname.endsWith('/assignmentRules'));

    const enterprise = await addEnterprise(system.db, `轮流企业${serial}`);
    const username = await withPassword(system.db, enterprise.account.id, PASSWORD);
    const customer = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
    const [instrument = ''] = await addInstruments(system.db, enterprise.id, [{}]);
    const orderId = await addDraft(system.db, enterprise, [instrument]);
    const { number } = await customer.call('submitOrder', { params: { orderId }, body: {} });

    await person.open('/messages');
    await person.page.getByText(`预约单${number}已分派给您`).first().waitFor();
    await person.page.getByRole('link', { name: `查看业务 预约单${number}已分派给您` }).click();
    await person.page.getByText('已分派给我').waitFor();
    await person.open('/absences');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
    await person.page.getByLabel('开始日期').fill(today);
    await person.page.getByRole('button', { name: '登记' }).click();
    await person.page.getByText('请选择结束日期').waitFor();
    await person.page.getByLabel('结束日期').fill(today);
    await person.page.getByRole('button', { name: '登记' }).click();
    const own = person.page.getByRole('listitem').filter({ hasText: `轮流甲（${device}）` });
    await own.getByText(`${today} 至 ${today}`).waitFor();
    await expectAccessible(person.page);
    await supervisor.page.getByText('业务科', { exact: true }).click();
    await supervisor.page.getByText('待初审：没有可分派的人').waitFor();
    await supervisor.page
      .getByRole('region', { name: '修改记录' })
      .getByText('分派方式：自行认领 → 轮流分派')
      .first()
      .waitFor();
    await supervisor.page.getByLabel(/^自行认领/).check();
    await supervisor.page.getByRole('button', { name: '保存' }).click();
    await supervisor.page.waitForURL((address) => address.pathname.endsWith('/assignmentRules'));
    for (const console of [supervisor, person]) await console.close();
  });
});
