/** Changed words of messages: applied from the next message on, validated, and reset to the standard (requirement E6). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SmsMessage } from '../../domain/sms.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let admin: StaffMember;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  admin = await world.staff('管理员甲', 'administrator');
});
afterAll(() => world.close());

const change = (templateName: string, body: { title?: string; body: string; approvedAs?: string }) =>
  admin.client.call('changeMessageTemplate', { params: { templateName }, body });
const newest = async ({ client }: Pick<StaffMember, 'client'>) => (await client.call('listMessages')).data[0];

describe('a changed message', () => {
  it('R:E6 R:A13 applies from the next message on, leaves earlier messages, and can be reset to the standard words', async () => {
    const before = await submitOrder(world, office, 'bring_in');
    const text = { title: '已收到您的预约单{{orderNumber}}', body: '两个工作日内初审。' };
    expect(await change('order_submitted', text)).toMatchObject({ ...text, changed: true });
    const after = await submitOrder(world, office, 'bring_in');
    const { data } = await office.customer.client.call('listMessages');
    expect(data.map(({ title, body }) => [title, body])).toEqual([
      [`已收到您的预约单${after.number}`, '两个工作日内初审。'],
      [`预约单${before.number}已提交`, '业务科将按提交顺序初审。'],
    ]);
    const params = { templateName: 'order_submitted' };
    expect(await admin.client.call('resetMessageTemplate', { params })).toMatchObject({
      title: '预约单{{orderNumber}}已提交',
      changed: false,
    });
    const last = await submitOrder(world, office, 'bring_in');
    expect((await newest(office.customer))?.title).toBe(`预约单${last.number}已提交`);
    const history = await admin.client.call('messageTemplateHistory', { params });
    expect(history.data.map(({ name }) => name)).toEqual(['reset_message_template', 'change_message_template']);
    expect(history.data[1]?.changes[0]).toEqual({
      field: 'title',
      before: '预约单{{orderNumber}}已提交',
      after: text.title,
    });
    expect(await verifyEvents(world.db)).toEqual([]);
  });

  it('R:E6 R:E1 also applies to messages to staff, sent by commands and otherwise', async () => {
    await change('work_assigned', { title: '请办理{{orderNumber}}', body: '{{stage}}，{{actor}}' });
    const { shareId, number } = await submitOrder(world, office, 'bring_in');
    const body = { shareIds: [shareId], accountId: office.reviewer.id };
    await office.supervisor.client.call('assignShares', { body });
    expect(await newest(office.reviewer)).toMatchObject({ title: `请办理${number}`, body: '待初审，督办甲' });
    await change('review_rejected', { title: '单号{{orderNumber}}退回', body: '{{institutionName}}：{{notes}}' });
    const reject = { params: { shareId }, body: { notes: '“{{orderNumber}}”<有误>' } };
    await office.reviewer.client.call('reject_first_review', reject);
    expect((await newest(office.customer))?.body).toBe('鄂尔多斯市检验检测中心：“{{orderNumber}}”<有误>');
  });

  it('R:E6 is refused with unknown or missing placeholders, and without a title', async () => {
    const refused = async (text: { title?: string; body: string }) => {
      const error = await change('visit_scheduled', text).catch((fault: unknown) => fault);
      expect(error).toEqual(problem('invalid_input'));
      return (error as { fields: { path: string; message: string }[] }).fields;
    };
    expect(await refused({ title: '{{orderNumber}}', body: '{{when}}' })).toEqual([
      {
        path: 'body',
        message: expect.stringContaining('没有占位符{{when}}；可用的占位符：{{orderNumber}} {{visitTime}}'),
      },
    ]);
    expect(await refused({ title: '已排期', body: '请准备' })).toEqual([
      { path: 'body', message: '缺少占位符{{orderNumber}} {{visitTime}}，请加入标题或内容' },
    ]);
    expect((await refused({ body: '{{orderNumber}} {{visitTime}}' })).map(({ path }) => path)).toEqual(['title']);
    await expect(change('no_such', { title: 'x', body: 'x' })).rejects.toEqual(problem('not_found'));
    await expect(office.supervisor.client.call('listMessageTemplates')).rejects.toEqual(problem('forbidden'));
  });
});

describe('a changed SMS', () => {
  it('R:E6 R:A3 is sent in the words of the centre, and is listed as changed', async () => {
    await change('sms_verification_code', { body: '【检测中心】验证码{{code}}，{{minutes}}分钟内有效。' });
    const code = await world.smsCode('13712340001');
    expect(world.sms.at(-1)).toMatchObject({ text: `【检测中心】验证码${code}，5分钟内有效。`, approvedAs: null });
    const { data } = await admin.client.call('listMessageTemplates');
    expect(data.find(({ id }) => id === 'sms_verification_code')).toMatchObject({
      changed: true,
      needsApproval: false,
    });
  });

  it('R:E6 R:A13 needs the provider’s template code if the provider sends approved texts only', async () => {
    const sent: SmsMessage[] = [];
    const other = await openApi({
      sms: {
        approves: true,
        codes: 'sent',
        async send(message) {
          sent.push(message);
          return { providerId: null };
        },
      },
    });
    try {
      const { client } = await other.staff('管理员乙', 'administrator');
      const params = { templateName: 'sms_verification_code' };
      const body = { body: '验证码{{code}}，{{minutes}}分钟内有效。' };
      await expect(client.call('changeMessageTemplate', { params, body })).rejects.toEqual(
        problem('invalid_input', { fields: [expect.objectContaining({ path: 'approvedAs' })] }),
      );
      await client.call('changeMessageTemplate', { params, body: { ...body, approvedAs: 'SMS_300' } });
      await other.visitor().call('requestSmsCode', { body: { purpose: 'verify_mobile', mobile: '13712340002' } });
      expect(sent[0]).toMatchObject({ template: 'verification_code', approvedAs: 'SMS_300' });
    } finally {
      await other.close();
    }
  });
});
