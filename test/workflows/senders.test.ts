/** Senders of messages against the wire format of their providers: Aliyun's API as documented, and a real SMTP server. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { aliyunSms } from '../../activities/delivery/aliyun-sms.ts';
import { smtpMail } from '../../activities/delivery/smtp-mail.ts';
import { startSmtp } from '../support/smtp.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function aliyun(answer: (request: IncomingMessage) => { status: number; body: string }) {
  const requests: IncomingMessage[] = [];
  server = createServer((request, response) => {
    requests.push(request);
    const { status, body } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const sender = aliyunSms({
    accessKeyId: 'the-id',
    accessKeySecret: 'the-secret',
    signName: '鄂尔多斯检验检测',
    templates: { verification_code: 'SMS_100', notice: 'SMS_200' },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  return { sender, requests };
}

const CODE = {
  mobile: '13800000000',
  template: 'verification_code',
  parameters: { code: '123456', minutes: '5' },
  text: '您的验证码为123456，5分钟内有效，请勿告知他人。',
  approvedAs: null,
  reference: 'reference-1',
} as const;

describe('Aliyun SMS', () => {
  it('R:A13 R:A3 is called as its API SendSms requires, signed, and returns the provider’s id', async () => {
    const { sender, requests } = await aliyun(() => ({
      status: 200,
      body: '{"Code":"OK","BizId":"9006","Message":"OK"}',
    }));
    expect(await sender.send(CODE)).toEqual({ providerId: '9006' });
    const [request] = requests;
    const query = new URL(request?.url ?? '', 'http://x').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      PhoneNumbers: '13800000000',
      SignName: '鄂尔多斯检验检测',
      TemplateCode: 'SMS_100',
      TemplateParam: '{"code":"123456","minutes":"5"}',
      OutId: 'reference-1',
    });
    await sender.send({ ...CODE, text: '验证码123456，5分钟有效', approvedAs: 'SMS_300' });
    const own = new URL(requests[1]?.url ?? '', 'http://x').searchParams;
    expect(own.get('TemplateCode')).toBe('SMS_300');
    expect(request?.headers).toMatchObject({ 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25' });
    expect(request?.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=the-id,.*Signature=[0-9a-f]{64}$/);
  });

  it('R:A13 reports an impossible number as a dead address; treats limits, refusals and outages as temporary', async () => {
    const refusing = async (status: number, body: string) => {
      const { sender } = await aliyun(() => ({ status, body }));
      const error = await sender.send(CODE).catch((fault: unknown) => fault);
      server?.close();
      if (!(error instanceof Error)) throw new Error('it was sent');
      return error;
    };
    for (const status of [200, 400]) {
      const dead = await refusing(status, '{"Code":"isv.MOBILE_NUMBER_ILLEGAL","Message":"非法手机号"}');
      expect(dead).toMatchObject({ name: 'DeadAddress', message: expect.stringContaining('非法手机号') });
    }
    const limited = await refusing(200, '{"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"触发流控"}');
    expect(limited).toMatchObject({ name: 'Error', message: expect.stringContaining('isv.BUSINESS_LIMIT_CONTROL') });
    expect((await refusing(503, 'busy')).name).toBe('Error');
  });
});

describe('SMTP', () => {
  it('R:A13 sends a Chinese message, with the same Message-ID when it is sent again', async () => {
    const smtp = await startSmtp();
    try {
      const mail = smtpMail({ url: smtp.url, from: '检验检测中心 <notice@example.org>' });
      const message = { address: 'a@example.org', title: '预约单已受理', text: '请按时送检。', reference: 'r-1' };
      await mail.send(message);
      await mail.send(message);
      expect(smtp.received).toHaveLength(2);
      expect(new Set(smtp.received.map(({ messageId }) => messageId))).toEqual(new Set(['<r-1@example.org>']));
      expect(smtp.received[0]).toMatchObject({ to: ['a@example.org'], from: 'notice@example.org' });
      expect(smtp.received[0]?.raw).toContain(Buffer.from('请按时送检。').toString('base64').slice(0, 12));
    } finally {
      await smtp.close();
    }
  });

  it('R:A13 reports a missing mailbox as a dead address, but not a full one', async () => {
    const smtp = await startSmtp({ refuse: { 'gone@example.org': 550, 'full@example.org': 452 } });
    try {
      const mail = smtpMail({ url: smtp.url, from: 'notice@example.org' });
      const to = (address: string) =>
        mail.send({ address, title: 's', text: 't', reference: 'r' }).catch((error: Error) => error);
      expect(await to('gone@example.org')).toMatchObject({ name: 'DeadAddress' });
      const full = await to('full@example.org');
      expect(full).toBeInstanceOf(Error);
      expect(full).not.toMatchObject({ name: 'DeadAddress' });
    } finally {
      await smtp.close();
    }
  });
});
