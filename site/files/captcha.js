/** Solves a captcha as domain/captcha.ts does: finds the number whose hash with the salt starts with enough zero bits. */
import { sha256 } from '/site/hashes/sha2.js';

const encoder = new TextEncoder();

function leadingZeroBits(hash) {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

addEventListener('message', ({ data: { salt, bits } }) => {
  let nonce = 0;
  while (leadingZeroBits(sha256(encoder.encode(`${salt}:${nonce}`))) < bits) nonce += 1;
  postMessage(nonce);
});
