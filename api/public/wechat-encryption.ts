/**
 * Safe mode of the WeChat official account (requirement D2): messages and replies are encrypted with AES, signed together
 * with their ciphertext, and bound to the account by its id.
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Message_encryption_and_decryption.html
 */
import { randomInt } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { WechatQuery } from '../../domain/contract/wechat.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { cdata, isSameDigest, textsOf } from './wechat.ts';

/** The settings of the account in the platform: AppID, Token and EncodingAESKey. */
export interface WechatAccount {
  readonly token: string;
  /** Safe mode; without it messages are not encrypted. */
  readonly encryption?: { readonly appId: string; readonly encodingAesKey: string } | undefined;
}

/**
 * The decrypted message.
 * @throws DomainProblem wechat_signature if safe mode is on and the message is not encrypted, not signed or not for
 * this account
 */
export function openMessage({ token, encryption }: WechatAccount, query: WechatQuery, body: string): string {
  if (!encryption) return body;
  const encrypted = textsOf(body)('Encrypt');
  const right = getSignature(token, query.timestamp, query.nonce, encrypted);
  const isSigned = isSameDigest(query.msg_signature ?? '', right);
  if (query.encrypt_type !== 'aes' || encrypted === '' || !isSigned) throw new DomainProblem('wechat_signature');
  const { message, id } = decrypted(encryption.encodingAesKey, encrypted);
  if (id !== encryption.appId) throw new DomainProblem('wechat_signature');
  return message;
}

function decrypted(key: string, ciphertext: string): { message: string; id: string } {
  try {
    return decrypt(key, ciphertext);
  } catch (error) {
    throw new DomainProblem('malformed_request', {}, [], { cause: error });
  }
}

/** The reply in the platform's format. */
export function sealReply({ token, encryption }: WechatAccount, reply: string, now = Date.now()): string {
  if (!encryption) return reply;
  const encrypted = encrypt(encryption.encodingAesKey, reply, encryption.appId);
  const [timestamp, nonce] = [Math.floor(now / 1000), String(randomInt(1_000_000_000))];
  const signature = getSignature(token, timestamp, nonce, encrypted);
  return `<xml><Encrypt>${cdata(encrypted)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`;
}
