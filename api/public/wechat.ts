/**
 * The WeChat official account (requirement D2): the address is verified by a signature; a text message with order
 * number and password is answered with the progress, all others with instructions.
 * @see https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { chineseMinute } from '../../documents/printer.ts';
import type { OrderProgress } from '../../domain/contract/public.ts';
import type { WechatQuery } from '../../domain/contract/wechat.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { customerWords } from '../../domain/stage.ts';
import { eventWords } from '../../domain/transition.ts';

const MAX_CLOCK_SKEW_MS = 5 * 60_000;
const OPEN_ID = /^[\w-]{1,64}$/;
const ASKED = /^\s*(\d{8,20})[\s,，+、]+([A-Za-z0-9]{4,20})\s*$/;
const STEPS = 5;

export const HELP =
  '请发送“委托单号 密码”查询进度，中间空一格，例如：\n2026112300011 7KQ4MZRA\n委托单号和密码见委托单右上角。';

/** Digest of token, timestamp and nonce in alphabetical order, computed as the platform does. */
export function signatureOf(token: string, { timestamp, nonce }: Pick<WechatQuery, 'timestamp' | 'nonce'>): string {
  return createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
}

/** Compares digests in constant time. */
export function isSameDigest(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** @throws DomainProblem wechat_signature if the request is not the platform's, or is older than five minutes */
export function requirePlatformSignature(token: string, query: WechatQuery, now = Date.now()): void {
  const isRight = isSameDigest(query.signature, signatureOf(token, query));
  if (!isRight || Math.abs(now - Number(query.timestamp) * 1000) > MAX_CLOCK_SKEW_MS)
    throw new DomainProblem('wechat_signature');
}

export interface WechatMessage {
  readonly to: string;
  readonly from: string;
  readonly type: string;
  readonly content: string;
}

const parser = new XMLParser({ parseTagValue: false, processEntities: false, ignoreAttributes: true });

/**
 * Reads the texts of an XML document by name; missing ones are empty.
 * @throws DomainProblem malformed_request if it is not XML, or declares entities
 */
export function textsOf(xml: string): (name: string) => string {
  if (/<!(?!\[CDATA\[)/.test(xml)) throw new DomainProblem('malformed_request');
  try {
    const read: { xml?: Record<string, unknown> } = parser.parse(xml);
    return (name) => (typeof read.xml?.[name] === 'string' ? (read.xml[name] as string) : '');
  } catch (error) {
    throw new DomainProblem('malformed_request', {}, [], { cause: error });
  }
}

/** @throws DomainProblem malformed_request if it is not a message */
export function messageOf(xml: string): WechatMessage {
  const text = textsOf(xml);
  const message = {
    to: text('ToUserName'),
    from: text('FromUserName'),
    type: text('MsgType'),
    content: text('Content'),
  };
  if (!OPEN_ID.test(message.to) || !OPEN_ID.test(message.from)) throw new DomainProblem('malformed_request');
  return message;
}

/** Number and password, if the message has both. */
export function askedIn({ type, content }: WechatMessage): { number: string; password: string } | null {
  const found = type === 'text' ? ASKED.exec(content) : null;
  return found ? { number: found[1] ?? '', password: (found[2] ?? '').toUpperCase() } : null;
}

export const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The passive reply to the message's sender. */
export function replyTo({ to, from }: WechatMessage, text: string, now = Date.now()): string {
  return `<xml><ToUserName>${cdata(from)}</ToUserName><FromUserName>${cdata(to)}</FromUserName><CreateTime>${Math.floor(now / 1000)}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`;
}

/** The progress in a few lines: the present stage, the last steps, the number of certificates to download. */
export function progressText({ number, kind, stage, timeline, certificates }: OrderProgress, url: string): string {
  const steps = timeline
    .slice(-STEPS)
    .reverse()
    .map(({ at, event }) => `· ${chineseMinute(at)} ${eventWords(event, 'zh', kind)}`);
  const ready = certificates.filter(({ downloadPath }) => downloadPath).length;
  return [
    `委托单 ${number}：${customerWords(stage, 'zh', kind)}`,
    ...steps,
    ...(ready > 0 ? [`电子证书 ${ready} 份，可在 ${url}/lookup 下载`] : []),
  ].join('\n');
}
