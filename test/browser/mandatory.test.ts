/** Mandatory bookings across institutions, in a real browser, in Chinese: desktop and phone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSystemInBrowser } from '../support/browser.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { addEnterprise, addInstitution, addStaff, addStaffOf, withPassword } from '../support/people.ts';
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

describe.each([
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const)('on a %s:', (device, viewport) => {
  const signIn = (username: string): Promise<Page> =>
    signInToPortal(browser, system.url, viewport, { kind: '企业', username, password: PASSWORD });

  it('R:C1 R:C2 R:C4 R:C5 R:C6 R:C7 drafts, splits, answers, corrects and follows a booking live; forwards work without authorisation', async () => {
    const name = (what: string) => `${what}（${device}）`;
    const enterprise = await addEnterprise(system.db, name('某医院'));
    await addMandatory(system.db, enterprise.id, [
      { kind: '010008' },
      { kind: '010008' },
      { kind: '010008' },
      { kind: '025001' },
      { kind: '027001', name: '眼压计' },
    ]);
    const supervisorPerson = await addStaff(system.db, name('督办'), 'supervisor');
    const [scales, gauges, spare] = [
      await addInstitution(system.db, name('衡器站')),
      await addInstitution(system.db, name('压力站')),
      await addInstitution(system.db, name('备用站')),
    ];
    const reviewer = await addStaffOf(system.db, scales, name('受理员'), 'business_office');
    // Authorisations from the other device's run must not count: one for a kind wins over one for its category.
    await system.db('authorisation').whereNull('ended_at').update({ valid_until: '2020-01-02' });
    await authorise(system.db, scales, [{ of: '010008' }]);
    const [gaugesAuthorisation = ''] = await authorise(system.db, gauges, [{ of: '025001' }]);

    // The customer drafts; nobody tests the tonometer.
    const page = await signIn(await withPassword(system.db, enterprise.account.id, PASSWORD));
    await page.goto(`${system.url}/my/bookings`);
    await page.getByText('还没有强检器具预约单。').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '新增预约单' }).first().click();
    await page.getByRole('button', { name: '全选符合条件的器具' }).click();
    await page.getByText('已选 5 件').waitFor();
    await page.getByText(/已自动暂存/).waitFor();
    await page.getByText('1 件没有获授权的计量技术机构').waitFor();
    await page.getByText(`3 件 · 由${name('衡器站')}处理，因为其获授权检定`).waitFor();
    await expectAccessible(page);
    // The draft that was saved automatically is there after a reload.
    await page.reload();
    await page.getByText('已选 5 件').waitFor();
    await page.getByLabel('负责人').first().click();
    await page.getByRole('option', { name: /负责人/ }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByRole('button', { name: '提交申请' }).click();
    await asked.getByText(/1件器具没有获授权的计量技术机构：眼压计（/).waitFor();
    await asked.getByRole('button', { name: '取消' }).click();
    await page.getByLabel(/眼压计$/).click();
    await page.getByText('已选 4 件').waitFor();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { name: '回执信息' }).waitFor();
    const receipt = page.getByRole('region', { name: '回执信息' });
    await receipt.getByText(`预约器具 4 件，其中`).waitFor();
    await receipt.getByText(`3 件由${name('衡器站')}处理`).waitFor();
    await page.getByText('已提交', { exact: true }).first().waitFor();
    const form = await page.request.get(
      `${system.url}${await receipt.getByRole('link', { name: '打印预约单' }).getAttribute('href')}`,
    );
    expect(form.headers()['content-type']).toBe('application/pdf');
    await expectAccessible(page);

    // One instrument is cancelled; the others go on.
    const part = page.getByRole('region', { name: `${name('衡器站')} · 送检` });
    await part.getByRole('checkbox').nth(1).check();
    await part.getByRole('button', { name: '取消所选 1 件的预约' }).click();
    await page.getByRole('dialog').getByLabel('取消原因').fill('器具已报废');
    await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
    await part.getByText('已取消').first().waitFor();
    await receipt.getByText('预约器具 3 件').waitFor();

    // The institution accepts one and refuses the other; the customer sees it without a reload.
    const station = await StaffConsole.signIn(
      browser,
      system.url,
      viewport,
      await withPassword(system.db, reviewer.id, PASSWORD),
      PASSWORD,
    );
    await station.openFirst('first_review');
    await station.press('受理');
    const dialog = station.page.getByRole('dialog');
    await dialog.getByLabel('回执信息').fill('请于周一上午送检');
    await dialog.getByRole('checkbox').last().uncheck();
    await dialog.getByRole('button', { name: '受理 1 件，不予受理 1 件' }).click();
    await dialog.getByText('请填写不予受理的原因').waitFor();
    await dialog.getByLabel('不予受理的原因').fill('铭牌不清');
    await expectAccessible(station.page);
    await dialog.getByRole('button', { name: '受理 1 件，不予受理 1 件' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await receipt.getByText('请于周一上午送检').waitFor();
    await receipt.getByText('铭牌不清').waitFor();
    await page.getByText('部分反馈').first().waitFor();

    // A click on the state shows every step of an instrument; then it is corrected and booked again.
    const refused = page
      .getByRole('region', { name: `${name('衡器站')} · 送检` })
      .filter({ hasText: '备注：铭牌不清' });
    await refused.getByRole('button', { name: '不予受理' }).click();
    const trail = page.getByRole('dialog');
    await trail.getByText('提交预约申请').waitFor();
    await trail.getByText('铭牌不清').waitFor();
    await expectAccessible(page);
    await trail.getByRole('button', { name: '关闭' }).click();
    await refused.getByRole('button', { name: '重新预约' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重新预约' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await receipt.getByText('待受理').first().waitFor();

    // An authorisation ends with work open: a supervisor finds it and forwards it.
    await system.db('authorisation').where({ id: gaugesAuthorisation }).update({ valid_until: '2026-01-01' });
    await authorise(system.db, spare, [{ of: '025001' }]);
    const supervisor = await StaffConsole.signIn(
      browser,
      system.url,
      viewport,
      await withPassword(system.db, supervisorPerson.id, PASSWORD),
      PASSWORD,
    );
    await supervisor.open('/unauthorised');
    await supervisor.page.getByText(`办理机构：${name('压力站')}`).waitFor();
    await expectAccessible(supervisor.page);
    await supervisor.page
      .getByRole('listitem')
      .filter({ hasText: name('压力站') })
      .getByRole('link')
      .click();
    await supervisor.press('转交其他机构');
    await supervisor.page.getByLabel('转交机构').click();
    await supervisor.page.getByRole('option', { name: name('备用站') }).click();
    await supervisor.page.getByLabel('转交原因').fill('授权到期');
    await supervisor.confirm('转交其他机构');
    await receipt.getByText(`1 件由${name('备用站')}处理`).waitFor();
    const loaded = supervisor.page.waitForResponse(/unauthorised-shares/);
    await supervisor.open('/unauthorised');
    await loaded;
    await supervisor.page.getByRole('heading', { name: '授权失效业务' }).waitFor();
    const still = supervisor.page.getByText(`办理机构：${name('压力站')}`);
    await expect.poll(() => still.count()).toBe(0);

    // Another password for the slip, and the list by state.
    const password = page.getByTestId('slip-password');
    const before = await password.innerText();
    await page.getByRole('button', { name: '更换密码' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '更换密码' }).click();
    await expect.poll(() => password.innerText()).not.toBe(before);
    await page.goto(`${system.url}/my/bookings?state=partly_answered`);
    await page.getByRole('table').getByText('部分反馈').waitFor();
    await expectAccessible(page);
    for (const one of [page.context(), station.page.context(), supervisor.page.context()]) await one.close();
  });
});
