/** An administrator maintains the mandatory catalogue in a real browser: desktop and phone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import {
  addDraft,
  addEnterprise,
  addInstitutionAccount,
  addInstruments,
  addStaff,
  withPassword,
} from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { workbookOf } from './download.ts';
import { expectAccessible as expectPageAccessible, signInToPortal } from './page.ts';

const PASSWORD = 'Journey-2026';
let system: TestSystem;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-catalogue-'));
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['desktop', { width: 1280, height: 900 }, '901001'],
  ['phone', { width: 390, height: 844 }, '902001'],
] as const)('on a %s:', (device, viewport, number) => {
  it('R:E6 R:D5 adds and changes a kind; exports the catalogue, and imports the changed workbook after a preview of its effect', async () => {
    const { id } = await addStaff(system.db, `管理员（${device}）`, 'administrator');
    const username = await withPassword(system.db, id, PASSWORD);
    const admin = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    const { page } = admin;
    const expectAccessible = () => expectPageAccessible(page);
    const name = `激光测速仪${number}`;
    await admin.open('/kinds/create');
    await page.getByLabel('种别号').fill('12345');
    await page.getByRole('textbox', { name: '项别', exact: true }).fill(`测速仪${number}`);
    await page.getByRole('textbox', { name: '种别', exact: true }).fill(name);
    await page.getByLabel('强检形式').fill('周期检定');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('种别号应为6位数字，前3位为项别号').waitFor();
    await page.getByLabel('种别号').fill(number);
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/kinds'));

    await admin.open(`/kinds/${number}`);
    await page.getByRole('region', { name: '修改记录' }).getByText('新增').waitFor();
    await page.getByLabel('检定周期（月）').fill('12');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/kinds'));
    await admin.open(`/kinds/${number}`);
    await page.getByText('检定周期（月）：（空） → 12').waitFor();
    await expectAccessible();

    await admin.open('/kinds');
    await page.getByText('竹木直尺').first().waitFor();
    await expectAccessible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ]);
    const workbook = await workbookOf(download);
    workbook.worksheets[0]?.eachRow((row) => {
      if (row.getCell(3).text === number) row.getCell(6).value = '用于公路监测';
    });
    const file = join(folder, `${number}.xlsx`);
    await workbook.xlsx.writeFile(file);
    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('选择 .xlsx 文件').setInputFiles(file);
    await dialog.getByText('检查通过：新增 0 个，修改 1 个').waitFor();
    await dialog.getByText('强检范围及说明：（空） → 用于公路监测').waitFor();
    await expectAccessible();
    await dialog.getByRole('button', { name: '确认新增 0 个、修改 1 个' }).click();
    await dialog.getByText('已导入：新增 0 个，修改 1 个').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await admin.open(`/kinds/${number}`);
    await page.getByText('强检范围及说明：（空） → 用于公路监测').waitFor();
    await admin.close();
  });

  it('R:E6 R:A13 changes the words of a message with a preview; the customer reads the new words', async () => {
    const { id } = await addStaff(system.db, `模板管理员（${device}）`, 'administrator');
    const username = await withPassword(system.db, id, PASSWORD);
    const admin = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    const { page } = admin;
    await admin.open('/messageTemplates');
    await page.getByText('检测申请已提交').click();
    await page.getByLabel('标题').fill(`已收到${number}：{{orderNo}}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('没有占位符{{orderNo}}').waitFor();
    await page.getByLabel('标题').fill(`已收到${number}：`);
    await page.getByRole('button', { name: '预约单号 *' }).click();
    const preview = page.getByRole('region', { name: '预览（示例数据）' });
    await preview.getByText(`已收到${number}：2026050900011，详情请登录平台查看。`).waitFor();
    await preview.getByText('34 字，1 条').waitFor();
    await preview.getByText(`主题：已收到${number}：2026050900011`).waitFor();
    await expectPageAccessible(page);
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/messageTemplates'));
    await page.getByText('已修改', { exact: true }).first().waitFor();
    await expectPageAccessible(page);

    const enterprise = await addEnterprise(system.db, `模板企业${number}`);
    const customer = await withPassword(system.db, enterprise.account.id, PASSWORD);
    const [instrument = ''] = await addInstruments(system.db, enterprise.id, [{}]);
    const orderId = await addDraft(system.db, enterprise, [instrument]);
    const who = { kind: '企业', username: customer, password: PASSWORD };
    const portal = await signInToPortal(browser, system.url, viewport, who);
    const client = await new SessionClient(system.url).signIn('enterprise', customer, PASSWORD);
    const { number: given } = await client.call('submitOrder', { params: { orderId }, body: {} });
    await portal.goto(`${system.url}/my/messages`);
    await portal.getByText(`已收到${number}：${given}`).first().waitFor();
    await portal.context().close();

    await admin.open('/messageTemplates/order_submitted');
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await page.getByText('已恢复默认文本').waitFor();
    await page.getByRole('region', { name: '修改记录' }).getByText('恢复默认模板').first().waitFor();
    await admin.close();
  });

  it('R:E6 adds, renames and retires a region; exports institutions, and imports them after a preview of the effect', async () => {
    const { id } = await addStaff(system.db, `区划管理员（${device}）`, 'administrator');
    const username = await withPassword(system.db, id, PASSWORD);
    const admin = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    const { page } = admin;
    const code = `15069${number.slice(2, 3)}`;
    const name = `试验区${number}`;
    await admin.open('/regions/create');
    await page.getByRole('textbox', { name: '区划代码', exact: true }).fill(code);
    await page.getByRole('textbox', { name: '上级区划代码' }).fill('999999');
    await page.getByRole('textbox', { name: '区划名称' }).fill(name);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('没有该上级区划').waitFor();
    await expectPageAccessible(page);
    await page.getByRole('textbox', { name: '上级区划代码' }).fill('150600');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/regions'));
    await page.getByText('北京市', { exact: true }).first().waitFor();
    await expectPageAccessible(page);
    await admin.open(`/regions/${code}`);
    await page.getByRole('textbox', { name: '区划名称' }).fill(`新${name}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((address) => address.pathname.endsWith('/regions'));
    await admin.open(`/regions/${code}`);
    await page.getByRole('region', { name: '修改记录' }).getByText(`区划名称：${name} → 新${name}`).waitFor();
    await expectPageAccessible(page);

    const station = await addInstitutionAccount(system.db, `${name}计量所`, PASSWORD);
    await admin.open('/institutions');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ]);
    const workbook = await workbookOf(download);
    workbook
      .getWorksheet('授权项目')
      ?.addRow([`${name}计量所`, code, '', '026', '', '', '', '2026-01-01', '2099-12-31']);
    const file = join(folder, `institutions-${number}.xlsx`);
    await workbook.xlsx.writeFile(file);
    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('选择 .xlsx 文件').setInputFiles(file);
    await dialog.getByText('检查通过：新增 1 个，修改 0 个').waitFor();
    await dialog.getByText(`内蒙古自治区鄂尔多斯市新${name} 血压计`).waitFor();
    await expectPageAccessible(page);
    await dialog.getByRole('button', { name: '确认新增 1 个、修改 0 个' }).click();
    await dialog.getByText('已导入：新增 1 个').waitFor();
    await admin.open(`/institutions/${station.id}/show`);
    await page
      .getByRole('region', { name: '授权项目' })
      .getByText('2026-01-01 – 2099-12-31')
      .filter({ visible: true })
      .waitFor();
    await expectPageAccessible(page);
    await admin.close();
  });
});
