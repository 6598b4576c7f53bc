/** A supervisor's day in a real browser: incidents, cures, the story of a workflow, the figures of the flow. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSystemInBrowser } from '../support/browser.ts';
import { type Office, openOffice, prepareDrafts } from '../support/office.ts';
import { addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { expectAccessible } from './page.ts';

const PASSWORD = 'Journey-2026';
let system: TestSystem;
let browser: Browser;
let people: Office;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
  people = await openOffice(system.db, system.url);
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

async function lateOrder(): Promise<string> {
  const [orderId = ''] = await prepareDrafts(system.db, people.enterprise, 1);
  const { number } = await people.customer.call('submitOrder', { params: { orderId }, body: {} });
  await system
    .db('share')
    .where({ order_id: orderId })
    .update({ due_at: new Date(Date.now() - 60_000) });
  return number ?? '';
}

describe.each([
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const)('on a %s:', (device, viewport) => {
  it('R:E5 finds late work, reminds in one click, extends the time, and shows the story of the workflow and the figures', async () => {
    const number = await lateOrder();
    const { id } = await addStaff(system.db, `督办（${device}）`, 'supervisor');
    const desk = await StaffConsole.signIn(
      browser,
      system.url,
      viewport,
      await withPassword(system.db, id, PASSWORD),
      PASSWORD,
    );
    const { page } = desk;
    const card = page.getByRole('region', { name: '卡住的业务' });
    await card.getByText('办理逾期 1').waitFor();
    const mine = page.getByRole('region', { name: '我手上有什么，今天要办什么？' });
    await mine.getByText('已超期 1 件').waitFor();
    await mine.getByRole('link', { name: number }).waitFor();
    for (const question of ['来的业务办得及吗？', '班组办得怎么样？']) {
      const figure = page.getByRole('region', { name: question });
      await figure.locator('svg').first().waitFor();
      await figure.getByText('数据表').click();
      await figure.getByRole('table').waitFor();
    }
    await expectAccessible(page);
    if (device === 'desktop') {
      await page.keyboard.press('1');
      await page.getByRole('heading', { name: number }).waitFor();
      await page.goBack();
    }
    await card.getByRole('link', { name: '办理逾期 1' }).click();
    await page.getByText('请催办或改派；确有原因可延长时限。').waitFor();
    const row = page.getByRole(device === 'phone' ? 'listitem' : 'row').filter({ hasText: number });
    await row.getByText('已超过办理时限').waitFor();
    await expectAccessible(page);

    await row.getByRole('button', { name: '催办' }).click();
    await desk.notice(/已催办/);
    await row.getByText(`督办（${device}）于`).waitFor();

    await row.getByRole('link', { name: number }).click();
    const alert = page.getByRole('status').filter({ hasText: '办理逾期' });
    await alert.getByRole('button', { name: '延长时限' }).click();
    const dialog = page.getByRole('dialog', { name: `延长时限：${number}` });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '确定处理 1 项' }).click();
    await dialog.getByText('请填写原因').waitFor();
    await dialog.getByLabel('原因').fill('设备检修');
    await dialog.getByRole('button', { name: '确定处理 1 项' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await alert.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '查看流程经过' }).click();
    const story = page.getByRole('region', { name: '流程经过' });
    await story.getByText('指令办结：办理时限已延长').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      story.getByRole('link', { name: '下载流程历史' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${number}-history.json`);
    await story.getByRole('button', { name: '查看原始事件' }).click();
    await story.getByText('#1 WORKFLOW_EXECUTION_STARTED').click();
    await story.getByText('"workflowExecutionStartedEventAttributes"').waitFor();
    await expectAccessible(page);

    await desk.open('/incidents');
    // The list remembers its filter.
    await page.getByText('没有符合条件的记录。').waitFor();
    await page.getByRole('button', { name: '全部 0' }).click();
    await page.getByText('没有卡住的业务。').waitFor();
    await desk.open('/flow');
    await page.getByRole('region', { name: '各环节用时' }).waitFor();
    await page.getByText('初审一次通过率').waitFor();
    await expectAccessible(page);
    const [workbook] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ]);
    expect(workbook.suggestedFilename()).toMatch(/^业务流转 .+\.xlsx$/);
    await page.getByRole('link', { name: `督办（${device}）` }).click();
    await page.getByText(`由督办（${device}）办理过的业务`).waitFor();
    await page.getByText(number).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '显示全部业务' }).click();
    await page.getByText(`由督办（${device}）办理过的业务`).waitFor({ state: 'hidden' });
    await desk.close();
  });
});
