/** Individuals, the enterprise they act for, and its own data: in a real browser, in Chinese, desktop and phone. */
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { notice } from '../../domain/notice.ts';
import { demoCreditCode } from '../../runtime/demo/people.ts';
import { tellPerson } from '../../store/message/message.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import {
  addEnterprise,
  addIndividual,
  addInstitutionAccount,
  addStaff,
  addWork,
  identityNumberOf,
  withPassword,
} from '../support/people.ts';
import { DATA_KEYS } from '../support/servers.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { expectAccessible, signInToPortal } from './page.ts';

const PASSWORD = 'Journey-2026';
const PICTURE = '授权证书.png';
const picture = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
const personal = personalData(DATA_KEYS);
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
  ['desktop', { width: 1280, height: 900 }, 2001],
  ['phone', { width: 390, height: 844 }, 2002],
] as const)('on a %s:', (_, viewport, serial) => {
  const code = demoCreditCode(serial);
  const signIn = (kind: string, username: string): Promise<Page> =>
    signInToPortal(browser, system.url, viewport, { kind, username, password: PASSWORD });

  it('R:A10 R:A9 lets an individual ask by code, the enterprise approve, and later remove the rights at once', async () => {
    const enterprise = await addEnterprise(system.db, '关联测试企业');
    await system.db('enterprise').where({ id: enterprise.id }).update({ credit_code: code });
    const individual = await addIndividual(system.db, '经办人甲');
    const person = await signIn('个人', await withPassword(system.db, individual.id, PASSWORD));
    const menu = () => person.getByRole('navigation', { name: '个人中心菜单' }).getByRole('link').allInnerTexts();
    const isDesktop = viewport.width > 1000;
    await person.getByRole('heading', { name: '我的个人信息' }).waitFor();
    if (isDesktop) expect(await menu()).toEqual(['我的个人信息', '我的消息', '修改密码']);
    await person.getByLabel('统一社会信用代码/组织机构代码').fill('000000000000000000');
    await person.getByRole('button', { name: '申请关联' }).click();
    await person.getByText(/没有代码为.*已通过审核的企业或机构/).waitFor();
    await person.getByLabel('统一社会信用代码/组织机构代码').fill(code);
    await person.getByRole('button', { name: '申请关联' }).click();
    await person.getByText('申请已提交').waitFor();
    await expectAccessible(person);

    const owner = await signIn('企业', await withPassword(system.db, enterprise.account.id, PASSWORD));
    await owner.goto(`${system.url}/my/links`);
    await owner.getByText('经办人甲').waitFor();
    await expectAccessible(owner);
    await owner.getByRole('button', { name: '通过 经办人甲' }).click();
    await owner.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
    await owner.getByText('申请通过').first().waitFor();

    await person.reload();
    await person.getByText('申请通过').waitFor();
    if (isDesktop) {
      expect(await menu()).toEqual(
        expect.arrayContaining([
          '我的个人信息',
          '我的业务办理',
          '检测申请登记',
          '我的质量信息',
          '我的消息（1）',
          '修改密码',
        ]),
      );
    }
    await person.goto(`${system.url}/my/orders/new`);
    await person.getByRole('heading', { name: '检测申请登记' }).waitFor();

    await owner.getByRole('button', { name: '删除 经办人甲' }).click();
    await owner.getByRole('dialog').getByText('立即不能再为本单位办理业务').waitFor();
    await owner.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
    await owner.getByText('未关联').first().waitFor();
    await person.goto(`${system.url}/my`);
    await person.getByRole('heading', { name: '我的个人信息' }).waitFor();
    await person.getByText('关联记录（1）').click();
    await person.context().close();
    await owner.context().close();
  });

  it('R:A12 R:A9 changes the data of an enterprise; after a question, a new name is reviewed again', async () => {
    const { id, account } = await addEnterprise(system.db, '数据维护企业');
    await system
      .db('enterprise')
      .where({ id })
      .update({ credit_code: demoCreditCode(serial + 10) });
    const page = await signIn('企业', await withPassword(system.db, account.id, PASSWORD));
    await page.goto(`${system.url}/my/enterprise`);
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('详细地址').fill('朝阳街8号');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('企业信息已保存').waitFor();
    await page.getByText('朝阳街8号').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('企业名称').fill('数据维护新企业');
    await page.getByRole('button', { name: '保存并提交审核' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('审核通过前不能提交新的申请').waitFor();
    await dialog.getByRole('button', { name: '保存并提交审核' }).click();
    await page.getByText('待审核').waitFor();
    await page.context().close();
  });

  it('R:A2 R:A3 R:A6 registers an individual with a code by SMS, and resets a forgotten password in three steps', async () => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    const username = `person${serial}`;
    const mobile = `1390000${serial}`;
    const code = async () => {
      await expect.poll(() => system.db('delivery').where({ address_digest: personal.digest(mobile) })).not.toEqual([]);
      const [sent] = await system.db('delivery').where({ address_digest: personal.digest(mobile) });
      await system.db('delivery').delete();
      return /\d{6}/.exec(sent.text)?.[0] ?? '';
    };
    await page.goto(`${system.url}/register?kind=individual`);
    await page.getByLabel('用户名').fill(username);
    await expectAccessible(page);
    await page.getByRole('button', { name: '是否可注册' }).click();
    await page.getByText('该用户名可以注册').waitFor();
    await page.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
    await page.getByLabel('确认密码').fill(PASSWORD);
    await page.getByLabel('姓名').fill('经办人乙');
    await page.getByLabel('公民身份证号码').fill('150603199001010011');
    await page.getByLabel('手机号').fill(mobile);
    await page.getByText(/第18位校验码应为/).waitFor();
    await page.getByLabel('公民身份证号码').fill(identityNumberOf(serial % 1000));
    for (const [label, name] of [
      ['所在省', '内蒙古自治区'],
      ['所在市', '鄂尔多斯市'],
      ['所在区', '康巴什区'],
    ] as const) {
      await page.getByLabel(label).fill(name.slice(0, 3));
      await page.getByRole('option', { name }).click();
    }
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('button', { name: /秒后可重新获取/ }).waitFor();
    await page.getByLabel('短信验证码').fill(await code());
    await page.getByLabel('我已阅读并同意').check();
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await page.getByRole('heading', { name: '我的个人信息' }).waitFor();
    await page.getByText('内蒙古自治区 鄂尔多斯市 康巴什区').waitFor();

    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    await system.db('rate_limit').delete();
    await page.goto(`${system.url}/sign-in`);
    await page.getByRole('link', { name: '忘记密码' }).click();
    await page.getByRole('heading', { name: '忘记密码' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('手机号').fill(mobile);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('button', { name: /秒后可重新获取/ }).waitFor();
    await page.getByLabel('短信验证码').fill(await code());
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('新密码').first().fill('Another-2026');
    await page.getByLabel('确认新密码').fill('Another-2026');
    await page.getByRole('button', { name: '设置新密码' }).click();
    await page.getByText('新密码已设置').waitFor();
    await page.getByRole('link', { name: '去登录' }).click();
    await page.getByLabel('用户类型').click();
    await page.getByRole('option', { name: '个人', exact: true }).click();
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill('Another-2026');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '我的个人信息' }).waitFor();
    await context.close();
  });

  it('R:A2 R:A5 registers an institution, which is rejected with a reason, corrected and approved', async () => {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
    const mobile = `1350000${serial}`;
    await page.goto(`${system.url}/register?kind=institution`);
    await page.getByLabel('用户名').fill(`jigou${serial}`);
    await page.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
    await page.getByLabel('确认密码').fill(PASSWORD);
    await page.getByLabel('统一社会信用代码/组织机构代码').fill(demoCreditCode(serial + 500));
    await page.getByLabel('机构名称').fill(`测试机构${serial}`);
    await page.getByLabel('所在区').fill('东胜');
    await page.getByRole('option', { name: '东胜区' }).click();
    await page.getByLabel('负责人').fill('所长');
    await page.getByLabel('手机号').fill(mobile);
    await expectAccessible(page);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('button', { name: /秒后可重新获取/ }).waitFor();
    const [sent] = await system.db('delivery').where({ address_digest: personal.digest(mobile) });
    await page.getByLabel('短信验证码').fill(/\d{6}/.exec(sent.text)?.[0] ?? '');
    await page.getByLabel('我已阅读并同意').check();
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await page.getByText('机构注册正在审核').waitFor();

    const admin = await addStaff(system.db, '管理员', 'administrator');
    const username = await withPassword(system.db, admin.id, PASSWORD);
    const office = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    await office.open('/institutions');
    await office.page.getByText(`测试机构${serial}`).first().click();
    await office.page.getByRole('button', { name: '审核不通过' }).click();
    await office.page.getByRole('dialog').getByRole('textbox', { name: '审核备注' }).fill('请填写详细地址');
    await office.page.getByRole('dialog').getByRole('button', { name: '审核不通过' }).click();
    await office.page.getByText('未通过').first().waitFor();
    await page.reload();
    await page.getByText('请填写详细地址').waitFor();
    await page.getByLabel('详细地址').fill('一号');
    await page.getByRole('button', { name: '修改后重新申请' }).click();
    await page.getByText('机构注册正在审核').waitFor();
    await office.page.reload();
    await office.page.getByRole('button', { name: '审核通过' }).click();
    await office.page.getByText('已通过').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: '修改' }).waitFor();
    await expectAccessible(page);
    await office.close();
    await page.context().close();
  });

  it('R:A9 R:D4 R:E6 shows an institution its authorisations and its work; lets an administrator add and end authorisations', async () => {
    const name = `${serial}号计量所`;
    const institution = await addInstitutionAccount(system.db, name, PASSWORD);
    const page = await signIn('机构', institution.username);
    await page.getByText('还没有交由本机构办理的业务').waitFor();
    await expectAccessible(page);
    await page.goto(`${system.url}/my/capability`);
    await page.getByText('授权项目由中心管理员录入').waitFor();
    await expectAccessible(page);

    const admin = await addStaff(system.db, '管理员', 'administrator');
    const username = await withPassword(system.db, admin.id, PASSWORD);
    const office = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    await office.open(`/institutions/${institution.id}/show`);
    await office.page.getByRole('button', { name: '显示', exact: true }).click();
    await office.page.getByRole('link', { name: '13600000000' }).waitFor();
    await office.page.getByRole('button', { name: '修改授权证书' }).click();
    await office.page.getByLabel('授权证书号').fill('(蒙)法计(2026)001号');
    await office.page
      .getByLabel('授权证书图片')
      .setInputFiles({ name: PICTURE, mimeType: 'image/png', buffer: await picture() });
    await office.page.getByText(PICTURE, { exact: true }).waitFor();
    await expectAccessible(office.page);
    await office.confirm('保存');
    await office.page.getByText('(蒙)法计(2026)001号', { exact: true }).waitFor();
    await office.page.getByRole('button', { name: '新增授权项目' }).click();
    await office.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await office.page.getByText('请选择行政区划').waitFor();
    await office.page.getByLabel('行政区划').fill('康巴什');
    await office.page.getByRole('option', { name: '内蒙古自治区鄂尔多斯市康巴什区' }).click();
    await office.page.getByLabel('项别').click();
    await office.page.getByRole('option', { name: '001 尺' }).click();
    await office.page.getByLabel('种别').click();
    await office.page.getByRole('option', { name: '钢卷尺', exact: false }).first().click();
    await expectAccessible(office.page);
    await office.confirm('保存');
    await office.page.getByRole('table').getByText('尺 › 钢卷尺').waitFor();
    await expectAccessible(office.page);

    await office.page.getByRole('img', { name: PICTURE }).waitFor();
    await office.page.getByRole('button', { name: '改期 尺 › 钢卷尺' }).click();
    await office.page.getByLabel('有效期至').fill('2099-12-31');
    await expectAccessible(office.page);
    await office.confirm('保存');
    const history = office.page.getByRole('region', { name: '修改记录' });
    await history.getByText('有效期至：（空） → 2099-12-31').waitFor();
    await history.getByText('授权证书号：（空） → (蒙)法计(2026)001号').waitFor();

    await page.reload();
    await page.getByText('有效', { exact: true }).waitFor();
    await page.getByText('内蒙古自治区鄂尔多斯市康巴什区').waitFor();
    await page.getByLabel('搜索').fill('上海');
    await page.getByText('没有符合条件的授权项目').waitFor();
    await page.getByLabel('搜索').fill('钢卷');
    await page
      .getByText(/2099\D12\D31/)
      .filter({ visible: true })
      .waitFor();
    await expectAccessible(page);

    await office.page.getByRole('button', { name: '终止 尺 › 钢卷尺' }).click();
    await office.page.getByRole('dialog').getByRole('button', { name: '终止', exact: true }).click();
    await office.page.getByText('请填写原因').waitFor();
    await office.page.getByRole('dialog').getByRole('textbox', { name: '终止原因' }).fill('设备停用');
    await office.confirm('终止');
    await office.page.getByText('已终止：设备停用').waitFor();
    await page.reload();
    await page.getByText('已失效').waitFor();

    const enterprise = await addEnterprise(system.db, `委托企业${serial}`);
    const number = `202601010${serial}`;
    await addWork(system.db, enterprise, institution.id, number);
    const individual = await addIndividual(system.db, '检定员甲');
    await system.db('link').insert({
      account_id: individual.id,
      institution_id: institution.id,
      state: 'approved',
      decided_at: new Date(),
    });
    const person = await signIn('个人', await withPassword(system.db, individual.id, PASSWORD));
    await person.goto(`${system.url}/my`);
    await person.getByText(number).waitFor();
    await person.getByText(`委托企业${serial}`).filter({ visible: true }).waitFor();
    await person.getByRole('button', { name: /待初审 1/ }).click();
    await expectAccessible(person);
    if (viewport.width > 1000) {
      const menu = person.getByRole('navigation', { name: '个人中心菜单' }).getByRole('link');
      expect(await menu.allInnerTexts()).toEqual(['我的个人信息', '我的业务办理', '我的消息', '修改密码']);
      const own = page.getByRole('navigation', { name: '个人中心菜单' }).getByRole('link');
      expect(await own.allInnerTexts()).toEqual([
        '我的机构信息',
        '我的业务办理',
        '我的检测能力信息',
        '企业授权',
        '修改密码',
      ]);
    }
    await person.context().close();
    await office.close();
    await page.context().close();
  });

  it('R:A13 R:E5 notifies a supervisor live about overdue work, and leads from the message to the work', async () => {
    const supervisor = await addStaff(system.db, '督办甲', 'supervisor');
    const username = await withPassword(system.db, supervisor.id, PASSWORD);
    const centre = await system.db('institution').where({ is_this_centre: true }).first('id');
    const enterprise = await addEnterprise(system.db, `超期企业${serial}`);
    const number = `202601011${serial}`;
    const shareId = await addWork(system.db, enterprise, centre.id, number);
    const tellOverdue = (orderNumber: string) =>
      system.db.transaction(async (trx) => {
        const stream = `order:${shareId}`;
        const sequence = (await trx('event').where({ stream }).count({ all: '*' }))[0]?.all;
        await trx('event').insert({
          stream,
          sequence: Number(sequence) + 1,
          command_id: orderNumber,
          name: 'overdue',
          actor_name: '系统',
          share_id: shareId,
        });
        await tellPerson(trx, stream, supervisor.id, notice('limit_over', { orderNumber, stage: '' }));
      });
    // The monitor finds that this order has no workflow, and announces it; the test counts from then on.
    await vi.waitUntil(
      () => system.db('incident').where({ cause: 'workflow_missing' }).whereNotNull('announced_at').first('id'),
      { timeout: 90_000, interval: 500 },
    );
    await system.db('message').where({ account_id: supervisor.id }).update({ read_at: new Date() });
    const office = await StaffConsole.signIn(browser, system.url, viewport, username, PASSWORD);
    await office.page.getByRole('link', { name: '我的消息', exact: true }).waitFor();
    await tellOverdue(number);
    const waiting = office.page.getByRole('link', { name: /^我的消息，\d+ 条未读$/ });
    await waiting.waitFor();
    await tellOverdue('另一单');
    await office.page.getByText('预约单另一单超过办理时限').first().waitFor();
    await waiting.click();
    await office.page.getByRole('heading', { name: '我的消息' }).waitFor();
    await office.page.getByText('预约单另一单超过办理时限').first().waitFor();
    await expectAccessible(office.page);
    await office.page.getByRole('link', { name: `查看业务 预约单${number}超过办理时限` }).click();
    await office.page.getByRole('heading', { name: new RegExp(number) }).waitFor();
    await waiting.click();
    await office.page.getByRole('button', { name: '全部标为已读' }).click();
    await office.page.getByRole('link', { name: '我的消息', exact: true }).waitFor();
    await office.close();
  });

  it('R:E8 shows validation messages in English to a reader of English, before the form is sent', async () => {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage();
    await page.goto(`${system.url}/register?kind=individual`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Citizen identity number').fill('150603199001010011');
    await page.getByLabel('Full name').fill('x'.repeat(51));
    await page.getByText(/Character 18 checks the others and should be/).waitFor();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('At most 50 characters for the name.').waitFor();
    await page.getByText('A user name has 4 to 20 letters and digits.').waitFor();
    await page.getByText('Read the registration agreement and agree to it.').waitFor();
    const told = await page.locator('.MuiFormHelperText-root.Mui-error').allInnerTexts();
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((words) => /[\u4e00-\u9fff]/.test(words))).toEqual([]);
    await page.context().close();
  });
});
