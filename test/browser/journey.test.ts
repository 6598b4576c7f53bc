import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Duty } from '../../domain/role.ts';
import { demoCreditCode } from '../../runtime/demo/people.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { needProgram } from '../support/programs.ts';
import type { TestSystem } from '../support/system.ts';
import { localTime, StaffConsole } from './console.ts';
import { bytesOf } from './download.ts';

const PASSWORD = 'Journey-2026';
/** Certificates are made at low priority: on a busy machine they take their time. */
const CERTIFICATE_WAIT_MS = 90_000;
const DATA = join(import.meta.dirname, '..', 'data');
let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  needProgram('pdftotext');
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

it('R:A1 R:E6 lets the first administrator sign in with the password shown once, which must be changed', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${system.url}/admin/login`);
  await page.getByLabel('用户名').fill('admin');
  await page.getByLabel('密码').fill(system.firstPassword ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor();
  await page.getByLabel('原密码').fill(system.firstPassword ?? '');
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('确认新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByRole('heading', { name: /您好/ }).waitFor();
  await page.close();

  const admin = await new SessionClient(system.url).signIn('staff', 'admin', PASSWORD);
  const staff: [string, Duty][] = [
    ['office', 'business_office'],
    ['specialist', 'specialist'],
    ['samples', 'sample_desk'],
    ['technician', 'technician'],
    ['checker', 'checker'],
    ['issuer', 'issuer'],
  ];
  for (const [username, duty] of staff) {
    await admin.call('createUser', {
      body: {
        ...{ username, displayName: `${username}甲`, duties: [duty], password: PASSWORD, mustChangePassword: false },
        currentPassword: PASSWORD,
      },
    });
  }
  expect((await admin.call('listUsers')).total).toBe(7);
});

describe.each([
  ['desktop', { width: 1280, height: 900 }, 1],
  ['phone', { width: 390, height: 844 }, 2],
] as const)('on a %s:', (_, viewport, serial) => {
  let portal: Page;
  let number: string;
  let password: string;
  const as = (username: string) => StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
  const openOrder = async () => {
    await portal.goto(`${system.url}/my/orders`);
    await portal
      .getByRole('link', { name: number || /^\d{13}$/ })
      .first()
      .click();
    await portal.getByRole('heading', { name: /预约单号 \d{13}/ }).waitFor();
  };
  /** The code as an administrator reads it while messages are only stored. */
  const codeTo = async (mobile: string) => {
    const admin = await new SessionClient(system.url).signIn('staff', 'admin', PASSWORD);
    const { data } = await admin.call('listDeliveries', { query: { q: mobile } });
    return data[0]?.text?.match(/\d{6}/)?.[0] ?? '';
  };
  const expectNoOverflow = async () => {
    expect(await portal.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
      0,
    );
  };

  beforeAll(async () => {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    });
    portal = await context.newPage();
  });
  afterAll(() => portal.context().close());

  it('R:A4 R:A5 registers an enterprise, which is rejected with a reason, corrected and approved', async () => {
    await portal.goto(`${system.url}/register`);
    await expectNoOverflow();
    await portal.getByLabel('用户名').fill(`journey${serial}`);
    await portal.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
    await portal.getByLabel('确认密码').fill(PASSWORD);
    await portal.getByLabel('统一社会信用代码').fill('12150600MB1G636302');
    await portal.getByLabel('企业名称').fill(`旅程企业${serial}`);
    await portal.getByLabel('所在区').fill('康巴什');
    await portal.getByRole('option', { name: '康巴什区' }).click();
    await portal.getByLabel('法定代表人/负责人', { exact: false }).first().fill('负责人');
    const mobile = `1380000010${serial}`;
    await portal.getByLabel('手机号').fill(mobile);
    await portal.getByRole('button', { name: '获取验证码' }).click();
    await portal.getByText('验证码已发送').waitFor();
    await portal.getByLabel('短信验证码').fill(await codeTo(mobile));
    await portal.getByLabel('我已阅读并同意').check();
    await portal.getByRole('button', { name: '注册', exact: true }).click();
    await portal.getByText(/第18位校验码应为“1”/).waitFor();
    await portal.getByLabel('统一社会信用代码').fill(demoCreditCode(1000 + serial));
    await portal.getByRole('button', { name: '注册', exact: true }).click();
    await portal.getByText('企业注册正在审核').waitFor();

    const admin = await as('admin');
    await admin.open('/enterprises');
    await admin.page.getByText(`旅程企业${serial}`).first().click();
    await admin.page.getByRole('button', { name: '审核不通过' }).click();
    await admin.page.getByRole('dialog').getByRole('textbox', { name: '审核备注' }).fill('请填写详细地址');
    await admin.page.getByRole('dialog').getByRole('button', { name: '审核不通过' }).click();
    await admin.page.getByText('未通过').first().waitFor();
    await portal.reload();
    await portal.getByText('请填写详细地址').waitFor();
    await portal.getByLabel('详细地址').fill('朝阳街7号');
    await portal.getByRole('button', { name: '修改后重新申请' }).click();
    await portal.getByText('企业注册正在审核').waitFor();
    await admin.page.reload();
    await admin.page.getByRole('button', { name: '审核通过' }).click();
    await confirmIfAsked(admin, '审核通过');
    await admin.page.getByText('已通过').first().waitFor();
    await admin.close();
  });

  it('R:A11 R:B9 adds a contact and imports a ledger; refuses a workbook with faults, naming every row and column', async () => {
    await portal.goto(`${system.url}/my/contacts`);
    await portal.getByRole('button', { name: '添加负责人' }).click();
    await portal.getByLabel('姓名').fill('设备科负责人');
    await portal.getByLabel('手机号').fill('13900000000');
    await portal.getByRole('button', { name: '保存' }).click();
    await portal.getByText('13900000000').waitFor();

    await portal.goto(`${system.url}/my/instruments`);
    await portal.getByRole('link', { name: '导入', exact: true }).first().click();
    await portal.getByLabel('选择 .xlsx 文件').setInputFiles(join(DATA, 'general-200-with-errors.xlsx'));
    const faults = portal.getByRole('table', { name: '错误列表' });
    for (const text of [/第12行.*器具编号/, /第30行.*送检提前天数/, /第41行.*器具名称/, /第55行.*测量范围/]) {
      await faults.getByText(text).first().waitFor();
    }
    await faults
      .getByText(/数字压力计/)
      .first()
      .waitFor();
    await portal.getByText('共 200 行，发现 4 行有错误，尚未保存任何一行。').waitFor();
    await expectNoOverflow();
    await portal.getByRole('button', { name: '取消导入' }).click();
    await portal.getByRole('dialog').getByRole('button', { name: '取消导入' }).click();
    await portal.getByText('这次导入没有保存任何器具。').waitFor();
    await portal.getByRole('link', { name: '再导入一个文件' }).click();
    await portal.getByLabel('选择 .xlsx 文件').setInputFiles(join(DATA, 'general-200.xlsx'));
    await portal.getByText('已导入 200 件器具。').waitFor();
    await portal.getByRole('link', { name: '计量器具管理' }).last().click();
    await portal.getByText('共 200 条').waitFor();
    await expectNoOverflow();
  });

  it('R:C9 submits chosen instruments with a contact: number, shares, 申请待初审 and a timeline', async () => {
    await portal.goto(`${system.url}/my/orders/new`);
    await portal.getByRole('button', { name: '提交申请' }).click();
    await portal.getByText('请选择负责人。').waitFor();
    await portal.getByText('请至少选择一件器具。').waitFor();
    await portal.getByLabel('负责人 *').click();
    await portal.getByRole('option', { name: /设备科负责人/ }).click();
    for (const name of ['QY-00001 数字万用表', 'QY-00002 恒温恒湿箱', 'QY-00003 数显卡尺'])
      await portal.getByLabel(name).check();
    await portal.getByText('其中送检 2 件、现场检测 1 件').waitFor();
    await portal.getByLabel('备注').fill('请先联系设备科');
    const wished = localTime(30, 0).slice(0, 10);
    await portal.getByLabel('期望完成日期').fill('2026-01-31');
    await portal.getByLabel('期望完成日期').blur();
    await portal.getByText('不能早于提交申请的日期').waitFor();
    await portal.getByLabel('期望完成日期').fill(wished);
    await expectNoOverflow();
    await portal.getByRole('button', { name: '提交申请' }).click();
    await portal.getByRole('dialog').getByRole('button', { name: '提交申请' }).dblclick();
    const heading = portal.getByRole('heading', { name: /预约单号 \d{13}/ });
    await heading.waitFor();
    number = /\d{13}/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
    await portal.getByText('申请待初审').first().waitFor();
    await portal.getByText('提交申请').first().waitFor();
    await portal.getByRole('row', { name: '备注 请先联系设备科' }).waitFor();
    await portal.getByRole('row', { name: `期望完成日期 ${wished}` }).waitFor();
    const path = await portal.getByRole('link', { name: '打印委托单' }).getAttribute('href');
    const slip = await portal.request.get(`${system.url}${path}`);
    expect(textOf(await slip.body())).toMatch(new RegExp(`期望完成日期\\s+${wished}`));
    password = (await portal.getByTestId('slip-password').textContent()) ?? '';
    expect(password).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    await expectNoOverflow();
  });

  it('R:C10 R:E1 R:E2 rejects with notes in the business office; the enterprise corrects and submits again, and the office approves', async () => {
    const office = await as('office');
    await office.openFirst('first_review');
    await office.page.getByRole('heading', { level: 1, name: number }).waitFor();
    await office.page.getByText(localTime(30, 0).slice(0, 10)).waitFor();
    await office.press('否决');
    await office.page.getByRole('dialog').getByRole('textbox', { name: '审核备注' }).fill('请撤出一件器具');
    await office.confirm('否决');
    await office.notice(/初审否决/);

    await openOrder();
    await portal.getByText('申请已否决').first().waitFor();
    await portal
      .getByText(/审核备注：请撤出一件器具/)
      .first()
      .waitFor();
    const isBringIn = await portal.getByRole('region', { name: '送检' }).getByText('申请已否决').first().isVisible();
    await portal.getByRole('button', { name: '重新提交' }).click();
    if (isBringIn) await portal.getByLabel('保留 QY-00003').uncheck();
    await portal.getByRole('dialog').getByLabel('备注').fill('请联系质检部');
    await portal.getByRole('dialog').getByLabel('重新提交说明').fill('已撤出一件');
    await portal.getByRole('dialog').getByRole('button', { name: '重新提交' }).click();
    await portal.getByRole('dialog').waitFor({ state: 'hidden' });
    await portal.getByRole('row', { name: '备注 请联系质检部' }).waitFor();
    await portal.getByText('重新提交说明：已撤出一件').waitFor();

    for (let share = 0; share < 2; share += 1) {
      await office.openFirst('first_review');
      await office.press('初审通过');
      await confirmIfAsked(office, '初审通过');
      await office.notice(/初审通过/);
    }
    await office.close();
    await openOrder();
    await portal.getByText('通过待提交').first().waitFor();
    await portal.getByText('申请待二审').first().waitFor();
  });

  it('R:C12 accepts, schedules and reschedules in the specialist department; shows it in the portal', async () => {
    const specialist = await as('specialist');
    await specialist.openFirst('second_review');
    const plan = async (button: string, day: number) => {
      await specialist.press(button);
      const dialog = specialist.page.getByRole('dialog');
      await dialog.getByLabel('开始时间').fill(localTime(day, 9));
      await dialog.getByLabel('结束时间').fill(localTime(day, 11));
      if (button !== '改期') {
        await dialog.getByRole('combobox', { name: '检测员' }).click();
        await specialist.page.getByRole('option', { name: /technician甲/ }).click();
        await specialist.page.keyboard.press('Escape');
      }
      await specialist.confirm(button);
    };
    await plan('受理并排期', 2 * serial);
    await specialist.notice(/已安排检测时间/);
    await openOrder();
    await portal.getByText(/现场检测安排.*09:00.*technician甲/).waitFor();

    await specialist.openFirst('scheduled');
    await plan('改期', 2 * serial + 1);
    await specialist.notice(/检测时间已更改/);
    await specialist.close();
    await openOrder();
    await portal.getByText('检测时间已更改').first().waitFor();
  });

  it('R:C11 R:C13 receives the sample, records results, has another person check them, and issues certificates', async () => {
    const samples = await as('samples');
    await samples.openFirst('sample_desk');
    await samples.press('收样');
    await confirmIfAsked(samples, '收样');
    await samples.notice(/样品已接收/);
    await samples.close();

    const technician = await as('technician');
    await technician.openFirst('scheduled');
    await technician.press('开始现场检测');
    await confirmIfAsked(technician, '开始现场检测');
    await technician.notice(/现场检测开始/);
    for (let share = 0; share < 2; share += 1) {
      await technician.openFirst('results');
      await technician.page.getByRole('button', { name: '全部合格' }).click();
      await technician.press('提交结果');
      await confirmIfAsked(technician, '提交结果');
      await technician.notice(/检测结果已录入/);
    }
    await technician.close();

    const checker = await as('checker');
    for (let share = 0; share < 2; share += 1) {
      await checker.openFirst('check');
      await checker.press('核验通过');
      await confirmIfAsked(checker, '核验通过');
      await checker.notice(/结果核验通过/);
    }
    await checker.close();

    const issuer = await as('issuer');
    for (let share = 0; share < 2; share += 1) {
      await issuer.openFirst('issue');
      await issuer.press('签发证书');
      const dialog = issuer.page.getByRole('dialog');
      await dialog.getByRole('button', { name: '签发证书' }).click();
      await dialog.getByText('请输入登录密码').waitFor();
      await dialog.getByLabel('登录密码（电子签名）').fill('not-mine');
      await dialog.getByRole('button', { name: '签发证书' }).click();
      await dialog.getByText('密码不正确').waitFor();
      await dialog.getByLabel('登录密码（电子签名）').fill(PASSWORD);
      await dialog.getByRole('button', { name: '签发证书' }).click();
      await issuer.notice(/证书已签发/);
    }
    await issuer.close();

    await openOrder();
    await portal.getByText('已完成').first().waitFor();
    await portal
      .getByRole('link', { name: /^J[ZC]\d{4}-\d{6}$/ })
      .first()
      .waitFor({ timeout: CERTIFICATE_WAIT_MS });
    await expectNoOverflow();
    const ledger = await system
      .db('instrument')
      .where({ instrument_number: 'QY-00001' })
      .whereNotNull('certificate_number');
    expect(ledger).toHaveLength(serial);
  });

  it('R:A8 R:D1 R:D2 R:C15 shows the notice to everyone; shows progress and the PDF to anyone with number and password', async () => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true });
    const visitor = await context.newPage();
    await visitor.goto(`${system.url}/notices`);
    await visitor.getByRole('cell', { name: number }).first().waitFor();
    await visitor.goto(`${system.url}/lookup?number=${number}`);
    await visitor.getByLabel('密码').fill('AAAAAAAA');
    await visitor.getByRole('button', { name: '查询' }).click();
    await visitor.getByText('委托单号或密码不正确').waitFor();
    await visitor.getByLabel('密码').fill(password.toLowerCase());
    await visitor.getByRole('button', { name: '查询' }).click();
    await visitor.getByRole('heading', { name: new RegExp(number) }).waitFor();
    await visitor.getByText('证书已签发').first().waitFor();
    const [download] = await Promise.all([
      visitor.waitForEvent('download'),
      visitor
        .getByRole('link', { name: /下载 J/ })
        .first()
        .click(),
    ]);
    const bytes = await bytesOf(download);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(download.suggestedFilename()).toMatch(/J[ZC]\d{4}-\d{6}.*\.pdf$/);
    await context.close();
  });
});

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString();
}

async function confirmIfAsked(person: StaffConsole, name: string): Promise<void> {
  const dialog = person.page.getByRole('dialog');
  await dialog.waitFor({ timeout: 1_500 }).catch(() => undefined);
  if (await dialog.isVisible()) await person.confirm(name);
}
