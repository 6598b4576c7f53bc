/** The WeChat official account, with requests as its platform documents them (D2). */
import { randomUUID } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf, textsOf } from '../../api/public/wechat.ts';
import { openMessage, sealReply } from '../../api/public/wechat-encryption.ts';
import type { DomainProblem } from '../../domain/problem.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi } from './support/world.ts';

const TOKEN = 'weixin-token';
let world: ApiWorld;
let office: Office;
let number: string;
let password: string;

beforeAll(async () => {
  world = await openApi({ config: { wechat: { token: TOKEN } } });
  office = await openOffice(world);
  const { orderId, shareId, ...order } = await submitOrder(world, office, 'bring_in');
  await complete(office, shareId);
  number = order.number ?? '';
  password = (await office.customer.client.call('getOrderSlip', { params: { orderId } })).password;
});
afterAll(() => world.close());

interface Signed {
  readonly at?: number;
  readonly token?: string;
  readonly nonce?: string;
}

function queryOf({ at = Date.now(), token = TOKEN, nonce = randomUUID() }: Signed = {}): string {
  const timestamp = String(Math.floor(at / 1000));
  const signature = signatureOf(token, { timestamp, nonce });
  return new URLSearchParams({ signature, timestamp, nonce }).toString();
}

/** A text message, word for word as documented. */
const textMessage = (content: string, from = 'oABC_user-1') => `<xml>
  <ToUserName><![CDATA[gh_centre]]></ToUserName>
  <FromUserName><![CDATA[${from}]]></FromUserName>
  <CreateTime>1348831860</CreateTime>
  <MsgType><![CDATA[text]]></MsgType>
  <Content><![CDATA[${content}]]></Content>
  <MsgId>1234567890123456</MsgId>
</xml>`;

async function send(xml: string, query = queryOf()): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'text/xml' };
  const response = await fetch(`${world.url}/api/public/wechat?${query}`, { method: 'POST', headers, body: xml });
  return { status: response.status, text: await response.text() };
}
const contentOf = (text: string) => /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/.exec(text)?.[1] ?? '';

describe('the WeChat account', () => {
  it('R:D2 proves its address: returns the echo unchanged, only for a right and fresh signature', async () => {
    const get = async (query: string) => {
      const response = await fetch(`${world.url}/api/public/wechat?${query}&echostr=8412%3C`);
      return [response.status, await response.text()] as const;
    };
    expect(await get(queryOf())).toEqual([200, '8412<']);
    // The example of the documentation: the digest of the three words in alphabetical order.
    expect(signatureOf('weixin', { timestamp: '1409735669', nonce: 'xxxxxx' })).toMatch(/^[0-9a-f]{40}$/);
    for (const wrong of [{ token: 'other' }, { at: Date.now() - 10 * 60_000 }, { at: Date.now() + 10 * 60_000 }])
      expect((await get(queryOf(wrong)))[0]).toBe(403);
    expect((await get('signature=x'))[0]).toBe(422);
  });

  it('R:D2 answers number and password with the progress, to the sender', async () => {
    const { status, text } = await send(textMessage(`${number} ${password.toLowerCase()}`));
    expect(status).toBe(200);
    expect(text).toContain('<ToUserName><![CDATA[oABC_user-1]]></ToUserName>');
    expect(text).toContain('<FromUserName><![CDATA[gh_centre]]></FromUserName>');
    expect(text).toMatch(/<CreateTime>\d{10}<\/CreateTime><MsgType><!\[CDATA\[text\]\]><\/MsgType>/);
    const content = contentOf(text);
    expect(content).toContain(`委托单 ${number}：已完成`);
    expect(content).toContain('证书已签发');
    // The platform takes 2048 bytes.
    expect(Buffer.byteLength(content)).toBeLessThan(2048);
    expect(content).not.toMatch(/业务科甲|核验员甲|煤矿/);
  });

  it('R:D2 answers every wrong pair alike, and asks a repeated guesser to wait, but not others', async () => {
    const from = 'oGuesser';
    const answers: string[] = [];
    for (let times = 0; times < 7; times += 1)
      answers.push(contentOf((await send(textMessage(`${number} WRONG${times}AA`, from))).text));
    expect(answers[0]).toBe('委托单号或密码不正确，请核对委托单右上角的密码。');
    expect(contentOf((await send(textMessage(`2019010100001 ${password}`, 'oOther'))).text)).toBe(answers[0]);
    expect(answers.at(-1)).toMatch(/尝试|稍后|秒/);
    expect(contentOf((await send(textMessage(`${number} ${password}`, 'oOwner'))).text)).toContain('已完成');
  });

  it('R:D2 answers everything else with instructions', async () => {
    const event = `<xml><ToUserName><![CDATA[gh_centre]]></ToUserName><FromUserName><![CDATA[oNew]]></FromUserName>
      <CreateTime>123456789</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event></xml>`;
    for (const xml of [textMessage('你好'), textMessage(''), event])
      expect(contentOf((await send(xml)).text)).toContain('请发送“委托单号 密码”查询进度');
  });

  it('R:D2 answers a signed address once, whatever comes under it later, and refuses oversized ones and XML entities', async () => {
    const query = queryOf({ nonce: 'again' });
    expect(contentOf((await send(textMessage('你好'), query)).text)).toContain('请发送');
    for (const text of ['你好', `${number} ${password}`])
      expect(await send(textMessage(text), query)).toEqual({ status: 200, text: 'success' });
    // A message that could not be read was not answered.
    const repeated = queryOf();
    expect((await send('no xml', repeated)).status).toBe(400);
    expect(contentOf((await send(textMessage('你好'), repeated)).text)).toContain('请发送');
    expect((await send(textMessage('x'.repeat(20_000)))).status).toBe(413);
    const entity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><ToUserName>gh</ToUserName>
      <FromUserName>o</FromUserName><MsgType>text</MsgType><Content>&f;</Content></xml>`;
    const refused = await send(entity);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain('root:');
    for (const broken of ['', 'no xml', '<xml>', textMessage('你好', 'a]]><b>')])
      expect((await send(broken)).status).toBe(400);
    // User input cannot end a CDATA section.
    const tricky = contentOf((await send(textMessage('2026 ]] > <x>'))).text);
    expect(tricky).toContain('请发送');
  });

  describe('in safe mode', () => {
    // Token, EncodingAESKey, id and message of the platform's own sample (WXBizMsgCrypt).
    const SAMPLE = { token: 'QDG6eK', appId: 'wx5823bf96d3bd56c7' };
    const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
    const sample = { ...SAMPLE, encryption: { appId: SAMPLE.appId, encodingAesKey: KEY } };
    const CIPHERTEXT =
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';
    const encryptedBody = (ciphertext: string) =>
      `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`;
    const signed = { signature: '', timestamp: '1409659813', nonce: '1372623149', encrypt_type: 'aes' as const };

    it('R:D2 opens the sample of the documentation, and encrypts replies that open again', () => {
      const query = { ...signed, msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6' };
      const message = openMessage(sample, query, encryptedBody(CIPHERTEXT));
      expect(message).toContain('<Content><![CDATA[hello]]></Content>');
      const sealed = textsOf(sealReply(sample, '<xml>进度</xml>'));
      const back = {
        ...signed,
        timestamp: sealed('TimeStamp'),
        nonce: sealed('Nonce'),
        msg_signature: sealed('MsgSignature'),
      };
      expect(openMessage(sample, back, encryptedBody(sealed('Encrypt')))).toBe('<xml>进度</xml>');
    });

    it('R:D2 refuses messages that are not encrypted, signed and meant for this account', () => {
      const refused = (query: object, body: string, account = sample) => {
        try {
          return openMessage(account, { ...signed, ...query }, body);
        } catch (error) {
          return (error as DomainProblem).type;
        }
      };
      const right = { msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6' };
      expect(refused({}, textMessage('你好'))).toBe('wechat_signature');
      expect(refused({ ...right, encrypt_type: 'raw' }, encryptedBody(CIPHERTEXT))).toBe('wechat_signature');
      expect(refused({ ...right, nonce: '1' }, encryptedBody(CIPHERTEXT))).toBe('wechat_signature');
      const other = { ...sample, encryption: { ...sample.encryption, appId: 'wx0000000000000000' } };
      expect(refused(right, encryptedBody(CIPHERTEXT), other)).toBe('wechat_signature');
      for (const broken of ['AAAA', 'AAAAAAAAAAAAAAAAAAAAAA==', '!']) {
        const msg_signature = getSignature(SAMPLE.token, signed.timestamp, signed.nonce, broken);
        expect(refused({ msg_signature }, encryptedBody(broken))).toBe('malformed_request');
      }
    });

    it('R:D2 answers number and password with the progress, encrypted', async () => {
      const encryption = { appId: 'wxcentre', encodingAesKey: KEY };
      const other = await openApi({ config: { wechat: { token: TOKEN, encryption } } });
      const message = encrypt(KEY, textMessage('你好'), 'wxcentre');
      const timestamp = String(Math.floor(Date.now() / 1000));
      const query = new URLSearchParams({
        signature: signatureOf(TOKEN, { timestamp, nonce: 'n1' }),
        timestamp,
        nonce: 'n1',
        encrypt_type: 'aes',
        msg_signature: getSignature(TOKEN, timestamp, 'n1', message),
      });
      const answer = await fetch(`${other.url}/api/public/wechat?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: encryptedBody(message),
      });
      expect(answer.status).toBe(200);
      const sealed = textsOf(await answer.text());
      const { message: reply, id } = decrypt(KEY, sealed('Encrypt'));
      expect(contentOf(reply)).toContain('请发送“委托单号 密码”查询进度');
      expect(id).toBe('wxcentre');
      const plain = await fetch(`${other.url}/api/public/wechat?${queryOf()}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: textMessage('你好'),
      });
      expect(plain.status).toBe(403);
      await other.close();
    });
  });

  it('R:D2 does not exist if no account is configured', async () => {
    const other = await openApi();
    const response = await fetch(`${other.url}/api/public/wechat?${queryOf()}&echostr=1`);
    expect(response.status).toBe(404);
    await other.close();
  });
});
