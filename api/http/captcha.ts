/**
 * Captchas by proof of work. Challenges are signed, so that none is stored; a solution is accepted once, by any copy
 * of the API.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type CaptchaChallenge, type CaptchaProof, captchaText, leadingZeroBits } from '../../domain/captcha.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { spendCaptcha } from '../../store/account/attempts.ts';
import { isMacOf, macOf } from '../../store/keys/ring.ts';
import type { ApiDependencies } from '../dependencies.ts';

/** Takes about half a second on a desktop, a few seconds on a phone. */
const BITS = 16;
const VALID_MINUTES = 10;
const SIGNATURE_BYTES = 32;
const sha256 = (text: string) => createHash('sha256').update(text).digest();

export interface Captcha {
  challenge(): CaptchaChallenge;
  /**
   * @throws DomainProblem captcha_required without a solution that is correct, has not expired and was not used
   * before
   */
  require(proof: CaptchaProof | undefined): Promise<void>;
}

export function createCaptcha({ db, config }: Pick<ApiDependencies, 'db' | 'config'>): Captcha {
  return {
    challenge() {
      const text = `${randomBytes(12).toString('hex')}.${Date.now() + VALID_MINUTES * 60_000}.${BITS}`;
      return { salt: `${text}.${macOf(config.sessionSecrets, `captcha/${text}`).toString('hex')}`, bits: BITS };
    },

    async require(proof) {
      if (!proof) throw new DomainProblem('captcha_required');
      const [random = '', expires = '', bits = '', signature = ''] = proof.salt.split('.');
      const given = /^[0-9a-f]+$/.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(0);
      const isOurs = isMacOf(config.sessionSecrets, given, SIGNATURE_BYTES, `captcha/${random}.${expires}.${bits}`);
      const isFresh = Number(expires) > Date.now();
      const isSolved = leadingZeroBits(sha256(captchaText(proof.salt, proof.nonce))) >= Number(bits);
      if (!isOurs || !isFresh || !isSolved) throw new DomainProblem('captcha_required');
      const isFirst = await spendCaptcha(db, sha256(proof.salt), new Date(Number(expires)));
      if (!isFirst) throw new DomainProblem('captcha_required');
    },
  };
}
