/** Public queries, and the verification of a certificate by its number, its code and its file. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSystemInBrowser } from '../support/browser.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { type Office, openOffice, prepareDrafts, throughAllStages } from '../support/office.ts';
import { addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { expectAccessible, signInToPortal } from './page.ts';

const PASSWORD = 'Journey-2026';
let system: TestSystem;
let browser: Browser;
let people: Office;
let file: Buffer;
let number: string;
let shareId: string;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser({ TRUST_PROXY: 'loopback' });
  const { db } = system;
  people = await openOffice(db, system.url);
  const [orderId = ''] = await prepareDrafts(db, people.enterprise, 1);
  await throughAllStages(people, orderId, (call) => call(crypto.randomUUID()));
  const certificate = await vi.waitUntil(
    () => db('certificate').whereNotNull('rendered_at').first('number', 'file_key', 'share_id'),
    { timeout: 60_000, interval: 200 },
  );
  number = certificate.number;
  shareId = certificate.share_id;
  file = readFileSync(`${system.environment.DATA_DIR}/files/${certificate.file_key}`);
  const centre = await db('institution').where({ is_this_centre: true }).first('id');
  await authorise(db, centre.id, [{ of: '025001' }]);
  const [instrument] = await addMandatory(db, people.enterprise.id, [{ kind: '025001' }]);
  await db('instrument').where({ id: instrument }).update({ status: 'in_service', serial_number: 'PUBLIC-1' });
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

const VIEWPORTS = [
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const;

async function visit(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return context.newPage();
}

const choose = (page: Page, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: '证书.pdf', mimeType: 'application/pdf', buffer });

describe.each(VIEWPORTS)('a visitor with a %s', (_, viewport) => {
  it('R:D3 R:D4 R:D5 R:A7 finds instruments, institutions and kinds, each in its details', async () => {
    const page = await visit(viewport);
    await page.goto(system.url);
    await expectAccessible(page);
    await page.getByRole('link', { name: /强检器具查询/ }).click();
    await page.getByLabel(/按器具名称/).fill('PUBLIC-1');
    await page.getByLabel(/按器具名称/).press('Enter');
    await page.getByRole('button', { name: /^查看器具信息/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('PUBLIC-1').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByLabel(/按器具名称/).fill('没有这样的器具');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('没有符合条件的记录。').waitFor();

    await page.goto(`${system.url}/queries/institutions`);
    await page.getByRole('button', { name: '查看 鄂尔多斯市检验检测中心' }).click();
    await dialog.getByText('授权项目').waitFor();
    await expectAccessible(page);

    await page.goto(`${system.url}/queries/catalogue`);
    await page.getByLabel('种别号').fill('025001');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('button', { name: /^查看 025001/ }).click();
    await dialog.getByText('强检形式').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '关闭' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^强制检定目录 .*\.xlsx$/);
    await page.context().close();
  });

  it('R:D6 verifies a certificate by its code and by its file, and sees that a file was altered', async () => {
    const page = await visit(viewport);
    await page.goto(`${system.url}/verify?number=${number}`);
    await page.getByText('真实有效').waitFor();
    await expectAccessible(page);
    await choose(page, Buffer.concat([file, Buffer.from('\n')]));
    await page.getByText('文件被改动或不是原件').waitFor();
    await choose(page, file);
    await page.getByText('真实有效').waitFor();
    await page.getByLabel('证书编号').fill('JZ1999-000001');
    await page.getByRole('button', { name: '按编号查验' }).click();
    await page.getByText('查无此证书').waitFor();
    await expectAccessible(page);
    await page.context().close();
  });

  it('R:D2 R:E8 reads stored pages on a bad connection, sees a message without one, and reads everything without a script', async () => {
    const page = await visit(viewport);
    await page.goto(`${system.url}/notices`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.getByRole('heading', { name: '公示' }).waitFor();
    await page.context().setOffline(true);
    await page.goto(`${system.url}/notices`);
    await page.getByRole('heading', { name: '公示' }).waitFor();
    await page.goto(`${system.url}/lookup`);
    await page.getByLabel('委托单号').fill('2026');
    await page.getByLabel('密码').fill('AAAAAAAA');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('heading', { name: '现在没有网络' }).waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '重试' }).click();
    await page.getByLabel('委托单号').waitFor();
    await page.context().close();

    const plain = await browser.newContext({ viewport, locale: 'zh-CN', javaScriptEnabled: false });
    const reader = await plain.newPage();
    await reader.goto(`${system.url}/queries/catalogue?number=025001`);
    await reader.getByRole('button', { name: /^查看 025001/ }).click();
    await reader.getByRole('dialog').getByText('强检形式').waitFor();
    await reader.goto(`${system.url}/verify`);
    await choose(reader, file);
    await reader.getByRole('button', { name: '选择PDF文件查验' }).click();
    await reader.getByText('真实有效').waitFor();
    await plain.close();
  });
});

it('R:D1 R:D2 lets the owner of an order in after others have guessed its password, with automatic proof-of-work', async () => {
  const order = await system.db('booking_order').whereNotNull('completed_at').first('id', 'number');
  const slip = await people.customer.call('getOrderSlip', { params: { orderId: order.id } });
  for (let bot = 0; bot < 21; bot += 1) {
    await fetch(`${system.url}/api/public/orders/lookup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.7.0.${bot}` },
      body: JSON.stringify({ number: order.number, password: `GUESS${bot}` }),
    });
  }
  const page = await visit({ width: 390, height: 844 });
  await page.goto(`${system.url}/lookup?number=${order.number}`);
  await page.getByLabel('密码').fill(slip.password);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('heading', { name: `委托单号 ${order.number}` }).waitFor();
  await page.getByRole('link', { name: /^下载 J/ }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

it('R:A7 rates a completed order, publishes the rating with a reply, and shows both to everybody', async () => {
  const { username } = await system.db('account').where({ id: people.enterprise.account.id }).first('username');
  await withPassword(system.db, people.enterprise.account.id, PASSWORD);
  const customer = await signInToPortal(
    browser,
    system.url,
    { width: 390, height: 844 },
    {
      kind: '企业',
      username,
      password: PASSWORD,
    },
  );
  const order = await system.db('booking_order').whereNotNull('completed_at').first('id', 'number');
  await customer.goto(`${system.url}/my/orders/${order.id}`);
  const section = customer.getByRole('region', { name: '服务评价' });
  await section.getByRole('button', { name: '提交评价' }).click();
  await section.getByText('请选择1至5星').waitFor();
  await section.getByText('4星').click({ force: true });
  await section.getByLabel(/评价内容/).fill('办理很快');
  await expectAccessible(customer);
  await section.getByRole('button', { name: '提交评价' }).click();
  await section.getByRole('button', { name: '修改评价' }).waitFor();
  await customer.context().close();

  const { id } = await addStaff(system.db, '督办乙', 'supervisor');
  const name = await withPassword(system.db, id, PASSWORD);
  const desk = await StaffConsole.signIn(browser, system.url, { width: 1440, height: 900 }, name, PASSWORD);
  await desk.open('/evaluations');
  await desk.page.getByText('办理很快').waitFor();
  await expectAccessible(desk.page);
  await desk.page.getByRole('button', { name: `审核 ${order.number}` }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel(/回复/).fill('感谢支持');
  await expectAccessible(desk.page);
  await dialog.getByRole('button', { name: '公开', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.close();

  const visitor = await visit({ width: 390, height: 844 });
  await visitor.goto(`${system.url}/evaluations`);
  await visitor.getByText('办理很快').waitFor();
  await visitor.getByText('中心回复：感谢支持').waitFor();
  await expectAccessible(visitor);
  await visitor.context().close();
});

it('R:C13 R:D1 R:D6 sets the seal and corrects a certificate; the old certificate leads to the new one', async () => {
  const as = async (name: string, duty: 'administrator' | 'issuer') => {
    const { id } = await addStaff(system.db, name, duty);
    const username = await withPassword(system.db, id, PASSWORD);
    return StaffConsole.signIn(browser, system.url, { width: 1440, height: 900 }, username, PASSWORD);
  };
  const keeper = await as('管理员乙', 'administrator');
  await keeper.open('/settings');
  const circle = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="140" fill="none" stroke="red" stroke-width="9"/></svg>`;
  const buffer = await sharp(Buffer.from(circle)).png().toBuffer();
  await keeper.page.getByText('未设置，证书上不印章。').waitFor();
  await keeper.page.locator('input[type=file]').setInputFiles({ name: '专用章.png', mimeType: 'image/png', buffer });
  const trial = keeper.page.getByRole('dialog');
  await trial.getByRole('link', { name: '查看证书样张' }).waitFor();
  await trial.getByRole('button', { name: '启用印章' }).click({ trial: true });
  await expectAccessible(keeper.page);
  await trial.getByRole('button', { name: '启用印章' }).click();
  await keeper.page.getByText(/使用中：专用章.png/).waitFor();
  await keeper.close();

  const desk = await as('签发人甲', 'issuer');
  await desk.open(`/shares/${shareId}/show`);
  await desk.page.getByRole('button', { name: `更正 ${number}` }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('型号规格').fill('CPG2500');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await dialog.getByText('请填写更正原因').waitFor();
  await expectAccessible(desk.page);
  await dialog.getByLabel(/更正原因/).fill('型号误写');
  await dialog.getByLabel(/登录密码/).fill(PASSWORD);
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.page.getByText(`代替 ${number}`).waitFor();
  await desk.close();

  const visitor = await visit({ width: 390, height: 844 });
  await visitor.goto(`${system.url}/verify?number=${number}`);
  await visitor.getByText('该证书已由签发机构更正并重新签发，请使用下列新证书。').waitFor();
  await expectAccessible(visitor);
  const heir = await vi.waitUntil(
    () => system.db('certificate').whereNull('replaced_by').whereNotNull('rendered_at').first('number', 'file_key'),
    { timeout: 60_000, interval: 200 },
  );
  await visitor.getByRole('link', { name: heir.number }).click();
  await visitor.getByText('真实有效').waitFor();
  await visitor.getByRole('link', { name: number }).waitFor();
  await visitor.context().close();
  number = heir.number;
  file = readFileSync(`${system.environment.DATA_DIR}/files/${heir.file_key}`);
});

it('R:D6 R:C13 withdraws a certificate; shows the reason in its verification', async () => {
  const { id } = await addStaff(system.db, '签发人乙', 'issuer');
  const username = await withPassword(system.db, id, PASSWORD);
  const desk = await StaffConsole.signIn(browser, system.url, { width: 1440, height: 900 }, username, PASSWORD);
  const { page } = desk;
  await desk.open(`/shares/${shareId}/show`);
  await page.getByRole('button', { name: `作废 ${number}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '作废' }).click();
  await dialog.getByText('请填写作废原因').waitFor();
  await expectAccessible(page);
  await dialog.getByLabel(/作废原因/).fill('标准器失准');
  await dialog.getByLabel(/登录密码/).fill('wrong');
  await dialog.getByRole('button', { name: '作废' }).click();
  await dialog.getByText('密码不正确').waitFor();
  await dialog.getByLabel(/登录密码/).fill(PASSWORD);
  await dialog.getByRole('button', { name: '作废' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('已作废', { exact: true }).waitFor();
  await expectAccessible(page);
  await desk.close();

  const visitor = await visit({ width: 1280, height: 900 });
  await visitor.goto(`${system.url}/verify`);
  await choose(visitor, file);
  await visitor.getByText(/标准器失准/).waitFor();
  await visitor.getByText('该证书已由签发机构作废，请勿使用。').waitFor();
  await visitor.context().close();
});
