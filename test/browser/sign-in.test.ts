/** Signing in: a captcha that solves itself, a second factor, devices to sign out. */
import ExcelJS from 'exceljs';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSystemInBrowser } from '../support/browser.ts';
import { addEnterprise, addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { workbookOf } from './download.ts';
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
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const)('on a %s:', (_, viewport) => {
  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
    await page.goto(system.url + path);
    return page;
  };
  const give = async (page: Page, username: string, password: string) => {
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };

  it('R:A1 solves a captcha in the browser by itself after some wrong passwords, and signs in with the right one', async () => {
    const { account } = await addEnterprise(system.db, '登录测试企业');
    const username = await withPassword(system.db, account.id, PASSWORD);
    const page = await open('/sign-in');
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const answered = page.waitForResponse(
        (response) => response.status() === 401 && response.request().method() === 'POST',
      );
      await give(page, username, 'Wrong-2026');
      await answered;
    }
    await page.getByText('用户类型、用户名或密码不正确').waitFor();
    await give(page, username, PASSWORD);
    await page.waitForURL(/\/my/);
    await page.context().close();
  });

  it('R:A1 lets staff switch on a second factor, sign in with it, and sign out another device', async () => {
    const staff = await addStaff(system.db, '业务科甲', 'business_office');
    const username = await withPassword(system.db, staff.id, PASSWORD);
    const page = await open('/admin/login');
    await give(page, username, PASSWORD);
    await page.waitForURL((address) => !address.pathname.endsWith('/login'));
    await page.goto(`${system.url}/admin/password`);
    await page.getByLabel('您的登录密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开通' }).click();
    const secret = await page.locator('code').innerText();
    await expectAccessible(page);
    const code = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
    await page.getByLabel('动态验证码').fill(code(0));
    await page.getByRole('button', { name: '确认开通' }).click();
    await page.getByText('请保存备用码').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByText('已开通。登录时需要输入动态验证码').waitFor();

    const other = await open('/admin/login');
    await give(other, username, PASSWORD);
    await other.getByLabel('动态验证码').fill('000000');
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.getByText(/动态验证码不正确/).waitFor();
    await other.getByLabel('动态验证码').fill(code(1));
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.waitForURL((address) => !address.pathname.endsWith('/login'));

    await page.reload();
    await page.getByRole('button', { name: /^退出 Chrome/ }).click();
    await page.getByText('已退出').waitFor();
    await other.goto(`${system.url}/admin/password`);
    await other.waitForURL(/\/login/);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it('R:A4 R:A12 uploads an enterprise’s licence and shows it in the console', async () => {
    const { id, account } = await addEnterprise(system.db, '执照测试企业');
    const credit = viewport.width > 1000 ? '12150600MB1G636301' : '91150602MA0N0XK74P';
    await system.db('enterprise').where({ id }).update({ credit_code: credit });
    const username = await withPassword(system.db, account.id, PASSWORD);
    const page = await open('/sign-in');
    await give(page, username, PASSWORD);
    await page.waitForURL(/\/my/);
    await page.goto(`${system.url}/my/enterprise`);
    await page.getByRole('button', { name: '修改' }).click();
    const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'navy' } })
      .png()
      .toBuffer();
    await page
      .getByLabel('企业营业执照', { exact: true })
      .setInputFiles({ name: 'bad.png', mimeType: 'image/png', buffer: Buffer.from('no') });
    await page.getByText(/“bad.png”不是可用的文件/).waitFor();
    await page
      .getByLabel('企业营业执照', { exact: true })
      .setInputFiles({ name: '执照.png', mimeType: 'image/png', buffer });
    await page.getByRole('img', { name: '执照.png' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('企业信息已保存').waitFor();
    await page.getByRole('img', { name: '执照.png' }).waitFor();
    await page.context().close();

    const admin = await addStaff(system.db, '管理员甲', 'administrator');
    const console_ = await open('/admin/login');
    await give(console_, await withPassword(system.db, admin.id, PASSWORD), PASSWORD);
    await console_.waitForURL((address) => !address.pathname.endsWith('/login'));
    await console_.goto(`${system.url}/admin/enterprises/${id}/show`);
    const picture = console_.getByRole('img', { name: '执照.png' });
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(600);
    await console_.getByText('138****0000').waitFor();
    await console_.getByRole('button', { name: '显示' }).click();
    await console_.getByRole('link', { name: '13800000000' }).waitFor();
    await console_.goto(`${system.url}/admin/permissions`);
    await console_.getByRole('heading', { name: '权限表' }).waitFor();
    await expectAccessible(console_);
    await console_.context().close();
  });

  it('R:A2 imports experts; one signs in, changes the initial password and has no “My” pages', async () => {
    const admin = await addStaff(system.db, '管理员乙', 'administrator');
    const page = await open('/admin/login');
    await give(page, await withPassword(system.db, admin.id, PASSWORD), PASSWORD);
    await page.waitForURL((address) => !address.pathname.endsWith('/login'));
    await page.goto(`${system.url}/admin/experts`);
    await page.getByRole('button', { name: '导入专家' }).click();
    const username = `expert${viewport.width}`;
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('专家信息');
    sheet.addRow(['用户名*', '姓名*', '工作单位*', '专业领域', '手机号*', '邮箱']);
    sheet.addRow([username, '专家甲', '', '力学', '13812340001', '']);
    const file = async () => ({
      name: '专家.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    });
    await page.getByLabel('选择 .xlsx 文件').setInputFiles(await file());
    await page.getByText('第2行 C列 工作单位').waitFor();
    await expectAccessible(page);
    sheet.getCell('C2').value = '某大学';
    const saved = page.waitForEvent('download');
    await page.getByLabel('选择 .xlsx 文件').setInputFiles(await file());
    const passwords = await workbookOf(await saved);
    const password = passwords.worksheets[0]?.getCell('C2').text ?? '';
    await page.getByText('已导入').waitFor();
    await page.context().close();

    const expert = await open('/sign-in');
    await expert.getByLabel('用户类型').click();
    await expert.getByRole('option', { name: '专家', exact: true }).click();
    await give(expert, username, password);
    await expert.getByText('请先修改初始密码').waitFor();
    await expert.getByLabel('原密码').fill(password);
    await expert.getByLabel('新密码').first().fill('new-pass-2026');
    await expert.getByLabel('确认新密码').fill('new-pass-2026');
    await expert.getByRole('button', { name: '保存' }).click();
    await expert.getByText('专家账号没有个人中心功能').waitFor();
    await expert.context().close();
  });
});
