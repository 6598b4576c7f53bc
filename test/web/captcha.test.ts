import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { captchaText, leadingZeroBits, solveCaptcha } from '../../domain/captcha.ts';

const CHALLENGE = { salt: '8f3c.1796000000000.10.signature', bits: 10 };

/** What the script of the public pages answers; browsers load its hash function from the server. */
function solvedByThePublicPages(challenge: typeof CHALLENGE): unknown {
  const script = readFileSync(new URL('../../site/files/captcha.js', import.meta.url), 'utf8');
  let answer: unknown;
  runInNewContext(script.replace(/^import .*$/m, ''), {
    sha256,
    TextEncoder,
    addEventListener: (_: string, listen: (event: { data: typeof CHALLENGE }) => void) => listen({ data: challenge }),
    postMessage: (posted: unknown) => {
      answer = posted;
    },
  });
  return answer;
}

it('R:A1 R:D1 solves a captcha alike on the public pages and in both interfaces, as the server checks', () => {
  const proof = solveCaptcha(CHALLENGE, (text) => sha256(new TextEncoder().encode(text)));
  const hash = createHash('sha256').update(captchaText(proof.salt, proof.nonce)).digest();
  expect(leadingZeroBits(hash)).toBeGreaterThanOrEqual(CHALLENGE.bits);
  expect(solvedByThePublicPages(CHALLENGE)).toBe(proof.nonce);
});
