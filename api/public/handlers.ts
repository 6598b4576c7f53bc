import { createHash, timingSafeEqual } from 'node:crypto';
import type { CaptchaProof } from '../../domain/captcha.ts';
import type { OrderProgress } from '../../domain/contract/public.ts';
import type { Language } from '../../domain/language.ts';
import { SLIP_PASSWORD_LENGTH } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { readUpload } from '../../store/file/upload.ts';
import { findOrderByNumber } from '../../store/order/by-number.ts';
import { readOrder } from '../../store/order/read.ts';
import { open, seal } from '../../store/personal-data/secret-box.ts';
import { listNotices } from '../../store/public/notice.ts';
import {
  listPublicInstitutions,
  listPublicInstruments,
  listPublicKinds,
  publicImage,
} from '../../store/public/queries.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createCaptcha } from '../http/captcha.ts';
import { clientOf } from '../http/client.ts';
import { detailOf } from '../http/problem.ts';
import { createThrottle } from '../http/throttle.ts';
import { progressOf } from './progress.ts';
import { verifyFile, verifyNumber } from './verification.ts';
import { askedIn, HELP, messageOf, progressText, replyTo, requirePlatformSignature } from './wechat.ts';
import { openMessage, sealReply, type WechatAccount } from './wechat-encryption.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

interface Asked {
  readonly number: string;
  readonly password: string;
  readonly captcha?: CaptchaProof | undefined;
}

export function publicHandlers({ db, config, files, documents }: ApiDependencies) {
  const throttle = createThrottle(db, [
    { name: 'lookup-address', attempts: 30, minutes: 15 },
    { name: 'lookup', attempts: 5, minutes: 15 },
  ]);
  // Counts guesses from any address. Above the limit each guess needs a captcha, so that the owner is not locked out.
  const guesses = createThrottle(db, [{ name: 'lookup-guesses', attempts: 20, minutes: 60 }]);
  const captcha = createCaptcha({ db, config });
  // A number that does not exist is compared with this, so that a wrong number and a wrong password take the same
  // time.
  const nobodys = seal(config.dataKeys, '\u0000'.repeat(SLIP_PASSWORD_LENGTH));
  // A signed address is used once: longer than its signature is valid, by clocks that differ.
  const once = createThrottle(db, [{ name: 'wechat', attempts: 1, minutes: 15 }]);

  /** @throws DomainProblem lookup_failed, too_many_attempts, captcha_required */
  async function lookUp(address: string, asked: Asked, language: Language): Promise<OrderProgress> {
    const { number, password } = asked;
    const keys = [address, `${number}/${address}`];
    await throttle.count(keys);
    await guesses.count([number]).catch(async (error: unknown) => {
      if (!(error instanceof DomainProblem)) throw error;
      await captcha.require(asked.captcha).catch(async (refusal: unknown) => {
        // Nothing was guessed.
        await throttle.forgive(keys);
        throw refusal;
      });
    });
    const key = await findOrderByNumber(db, number);
    const right = timingSafeEqual(digest(open(config.dataKeys, key?.slip_password ?? nobodys)), digest(password));
    if (!right || !key) throw new DomainProblem('lookup_failed');
    await throttle.forgive(keys);
    await guesses.forgive([number]);
    const order = await readOrder(db, key.id);
    if (!order) throw new DomainProblem('lookup_failed');
    return progressOf(order, language, config.sessionSecrets, open(config.dataKeys, key.slip_password));
  }

  /** @throws DomainProblem not_found where no account is configured */
  function wechat(): WechatAccount {
    if (!config.wechat) throw new DomainProblem('not_found');
    return config.wechat;
  }

  /** A problem is returned as a reply: a WeChat message has no other way back. */
  async function progressFor(sender: string, asked: Asked): Promise<string> {
    try {
      return progressText(await lookUp(sender, asked, 'zh'), config.publicUrl);
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      // A captcha is not possible here.
      if (error.type === 'captcha_required') return `请到 ${config.publicUrl}/lookup 查询该委托单。`;
      return detailOf(error, 'zh');
    }
  }

  return {
    listNotices: ({ query }) => listNotices(db, query),
    listPublicInstruments: ({ query }) => listPublicInstruments(db, query),
    listPublicInstitutions: ({ query }) => listPublicInstitutions(db, query),
    listPublicKinds: ({ query }) => listPublicKinds(db, query),

    async publicInstitutionImage({ params }) {
      const uploadId = await publicImage(db, params.institutionId);
      const found = uploadId && (await readUpload(db, uploadId));
      if (!found) throw new DomainProblem('not_found');
      return { name: found.name, type: found.media_type, bytes: await files.get(found.file_key) };
    },

    verifyCertificate: ({ query }) => verifyNumber(db, query.number),

    async verifyCertificateFile({ file }) {
      if (!file) throw new DomainProblem('file_required');
      return verifyFile(db, documents, file.bytes);
    },

    lookUpOrder: ({ body, language, request }) => lookUp(clientOf(request), body, language),

    async verifyWechat({ query }) {
      requirePlatformSignature(wechat().token, query);
      return { name: 'echo.txt', bytes: Buffer.from(query.echostr), inline: true };
    },

    async receiveWechat({ query, text }) {
      const account = wechat();
      requirePlatformSignature(account.token, query);
      const use = [`${query.timestamp}/${query.nonce}`];
      const isNew = await once.count(use).then(
        () => true,
        (error: unknown) => {
          if (error instanceof DomainProblem) return false;
          throw error;
        },
      );
      // The platform repeats a message that it has waited for too long, and takes this for “no reply”; nobody else learns
      // anything, and nobody can put another message under a signature that was seen.
      if (!isNew) return { name: 'reply.txt', bytes: Buffer.from('success'), inline: true };
      try {
        const message = messageOf(openMessage(account, query, text));
        const asked = askedIn(message);
        const answer = asked ? await progressFor(`wechat/${message.from}`, asked) : HELP;
        return { name: 'reply.xml', bytes: Buffer.from(sealReply(account, replyTo(message, answer))), inline: true };
      } catch (error) {
        // It was not answered, and may come again.
        await once.forgive(use);
        throw error;
      }
    },
  } satisfies Partial<Handlers>;
}
