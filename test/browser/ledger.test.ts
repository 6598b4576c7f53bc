import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { addEnterprise, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { workbookOf } from './download.ts';
import { expectAccessible as expectPageAccessible } from './page.ts';

const PASSWORD = 'Ledger-2026';
const DATA = join(import.meta.dirname, '..', 'data');
let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

const today = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000));

describe.each([
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const)('on a %s:', (_, viewport) => {
  const isDesktop = viewport.width > 1000;
  let page: Page;
  let client: SessionClient;

  beforeAll(async () => {
    const { account } = await addEnterprise(system.db, `台账企业${viewport.width}`);
    const username = await withPassword(system.db, account.id, PASSWORD);
    client = await new SessionClient(system.url).signIn('enterprise', username, PASSWORD);
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    });
    page = await context.newPage();
    await context.request.post(`${system.url}/api/session`, {
      data: { kind: 'enterprise', username, password: PASSWORD },
    });
  });
  afterAll(() => page.context().close());

  const open = (path: string) => page.goto(`${system.url}${path}`);
  const expectAccessible = () => expectPageAccessible(page);
  const setValidity = async (number: string, validUntil: string) =>
    system.db('instrument').where({ instrument_number: number, name: '电子天平' }).update({ valid_until: validUntil });

  it('R:B9 imports the correct rows of a workbook with faults, and returns the others as a workbook', async () => {
    await open('/my/instruments');
    await page.getByText('台账里还没有器具。').waitFor();
    await expectAccessible();
    await page.getByRole('link', { name: '导入', exact: true }).first().click();
    await page.getByText('第一步：下载模板填写').waitFor();
    await expectAccessible();
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '强检器具导入模板', exact: true }).click(),
    ]);
    expect(template.suggestedFilename()).toBe('强检器具导入模板.xlsx');
    await page.getByLabel('选择 .xlsx 文件').setInputFiles(join(DATA, 'general-200-with-errors.xlsx'));
    await page.getByRole('table', { name: '错误列表' }).getByText('第30行 M列 送检提前天数').waitFor();
    await expectAccessible();
    await page.reload();
    await page.getByRole('button', { name: '导入正确的 196 行' }).click();
    await page.getByText('已导入 196 件器具。').waitFor();
    await page.getByText('4 行没有导入。').waitFor();
    await expectAccessible();
    const [rest] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载未导入的行' }).click(),
    ]);
    expect(rest.suggestedFilename()).toBe('general-200-with-errors-未导入的行.xlsx');
    const workbook = await workbookOf(rest);
    expect(workbook.worksheets[0]?.rowCount).toBe(5);
    await page.getByRole('link', { name: '再导入一个文件' }).click();
    await page.getByRole('list', { name: '导入记录' }).getByText('general-200-with-errors.xlsx').waitFor();
  });

  it('R:B3 R:B4 R:B11 finds a mandatory instrument in the catalogue by pinyin initials, and copies it', async () => {
    await open('/my/instruments?service=mandatory');
    await page.getByRole('button', { name: '新增', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写器具名称').waitFor();
    await dialog.getByText('请选择器具种别').waitFor();
    await expectAccessible();
    for (const [label, value] of [
      ['器具名称 *', '门诊血压计'],
      ['型号规格 *', 'XJ11D'],
      ['测量范围 *', '(0～300)mmHg'],
      ['准确度等级 *', '±3.75mmHg'],
      ['出厂编号 *', 'XY-1'],
      ['生产厂家 *', '江苏鱼跃'],
      ['使用地点 *', '门诊部'],
    ] as const) {
      await dialog.getByLabel(label).fill(value);
    }
    await dialog.getByLabel('器具项别 / 器具种别 *').fill('xyj');
    await page
      .getByRole('option', { name: /血压计/ })
      .first()
      .click();
    await dialog.getByLabel('行政区划 *').fill('康巴什');
    await page.getByRole('option', { name: '内蒙古自治区鄂尔多斯市康巴什区' }).click();
    await dialog.getByLabel('器具用途 *').click();
    await page.getByRole('option', { name: '医疗卫生' }).click();
    await page.keyboard.press('Escape');
    // Escape asks before it discards the input.
    await dialog.getByRole('button', { name: '放弃已填写的内容' }).waitFor();
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { data } = await client.call('listInstruments', { query: { service: 'mandatory' } });
    expect(data[0]).toMatchObject({ name: '门诊血压计', regionCode: '150603', purpose: '医疗卫生' });
    const number = data[0]?.instrumentNumber ?? '';
    await page.getByRole('button', { name: `${number} 的操作` }).click();
    await page.getByRole('menuitem', { name: '复制' }).click();
    await dialog.getByLabel('出厂编号 *').fill('XY-1');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText(`已录入，器具编号${number}`).waitFor();
    await dialog.getByLabel('出厂编号 *').fill('XY-2');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('共 2 条').waitFor();
  });

  it('R:B1 R:B2 shows expiring instruments in yellow and expired ones in red, each in words; keeps conditions in the address and saves them by name', async () => {
    const { data } = await client.call('listInstruments', { query: { name: '电子天平', perPage: 2 } });
    const [soon = '', late = ''] = data.map(({ instrumentNumber }) => instrumentNumber);
    await setValidity(soon, today(10));
    await setValidity(late, today(-3));
    await open('/my/instruments');
    await page.getByRole('button', { name: /^超期 / }).click();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name: new RegExp(late) }).waitFor();
    await page.getByText('超期', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('verificationState')).toBe('expired');
    await page.reload();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('button', { name: '常用条件' }).click();
    await page.getByRole('menuitem', { name: '保存当前条件' }).click();
    await page.getByLabel('名称 *').fill('超期的');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByText('共 198 条').waitFor();
    await page.getByLabel('搜索').fill('dztp');
    await page.getByText(/共 \d\d 条/).waitFor();
    await page.getByRole('button', { name: '更多条件' }).click();
    await page.getByLabel('有效期至（到）').fill(today(10));
    await page.getByText('共 2 条').waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: '常用条件' }).click();
    await page.getByRole('menuitem', { name: '超期的' }).click();
    await page.getByText('共 1 条').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '按条件导出' }).click(),
    ]);
    const workbook = await workbookOf(file);
    expect(workbook.worksheets[0]?.rowCount).toBe(2);
  });

  it('R:B5 R:B6 R:B7 suspends many instruments at once, enables one again, and shows on an instrument’s page what happened', async () => {
    const { data } = await client.call('listInstruments', { query: { service: 'mandatory' } });
    const numbers = data.map(({ instrumentNumber }) => instrumentNumber);
    const [first = '', second = ''] = numbers;
    await system.db('instrument').whereIn('instrument_number', numbers).update({ status: 'in_service' });
    await open('/my/instruments?service=mandatory');
    for (const number of numbers) await page.getByLabel(`选择 ${number}`).check();
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '停用' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因（选填）').fill('年度盘点');
    await expectAccessible();
    await dialog.getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用 2 件器具。').waitFor();
    await page.getByRole('link', { name: new RegExp(first) }).click();
    await page.getByText('停用', { exact: true }).first().waitFor();
    await page.getByText('年度盘点').waitFor();
    await page.getByText('器具状态：在检 → 停用').waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: `${first} 的操作` }).click();
    await page.getByRole('menuitem', { name: '启用' }).click();
    await dialog.getByRole('button', { name: '启用' }).click();
    await page.getByText('器具状态：停用 → 在检').waitFor();
    await page.getByRole('button', { name: '修改' }).click();
    await dialog.getByLabel('型号规格 *').fill('XJ300D');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('型号规格：XJ11D → XJ300D').waitFor();
    const { data: after } = await client.call('listInstruments', { query: { service: 'mandatory' } });
    expect(after.map(({ instrumentNumber, status }) => [instrumentNumber, status])).toEqual([
      [first, 'in_service'],
      [second, 'suspended'],
    ]);
  });

  it('R:B10 counts instruments that cannot be applied for by reason, corrects them in one click, and selects all that expire at once', async () => {
    const { data } = await client.call('listInstruments', { query: { name: '数显卡尺', perPage: 3 } });
    const ids = data.map(({ id }) => id);
    await system.db('instrument').whereIn('id', ids).update({ current_state: '维修' });
    await open('/my/orders/new');
    await page.getByText('3 件不是“在用”且“正常使用”').waitFor();
    // Instruments under mandatory verification have a form of their own.
    await page.getByRole('region', { name: '选择器具' }).getByRole('checkbox').nth(1).waitFor();
    expect(await page.getByText('电子秤').count()).toBe(0);
    await page.getByRole('button', { name: '改为可申请' }).first().click();
    await page.getByRole('dialog').getByText('将把这些器具的当前状况改为“在用”').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '改为可申请' }).click();
    await page.getByText('3 件不是“在用”且“正常使用”').waitFor({ state: 'detached' });
    await open('/my/instruments');
    await page.getByRole('button', { name: '预约即将到期的器具' }).click();
    await page.getByRole('menuitem', { name: '非强检 · 30 天内到期和已超期的' }).click();
    await page.getByText('30 天内到期和已超期的可申请器具共 2 件，已选择 2 件。').waitFor();
    await expectAccessible();
  });

  if (isDesktop) {
    it('R:B1 works by keyboard; stores the chosen columns', async () => {
      await open('/my/instruments?service=general');
      await page.getByText('共 196 条').waitFor();
      await page.locator('body').press('j');
      await page.locator('body').press('j');
      await page.locator('body').press('x');
      await page.getByText('已选 1 件').waitFor();
      await page.locator('body').press('x');
      await page.getByRole('button', { name: '列' }).click();
      await page.getByRole('menuitemcheckbox', { name: '送检方式' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('columnheader', { name: '送检方式' }).waitFor();
      await page.reload();
      await page.getByRole('columnheader', { name: '送检方式' }).waitFor();
      await page.getByRole('button', { name: '有效期至' }).click();
      await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('validUntil');
      await page.locator('body').press('?');
      await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('body').press('/');
      await page.keyboard.type('QY-00001');
      await page.getByText('共 1 条').waitFor();
      await page.getByRole('heading', { name: '计量器具管理' }).click();
      await page.locator('body').press('j');
      await page.locator('body').press('Enter');
      await page.getByText('批量导入 ·').waitFor();
    });
  }
});
