/**
 * The captcha 验证码 is proof of work: the browser looks for a number that, hashed together with the challenge, starts
 * with a given number of zero bits. It needs no external service and no eyesight.
 */

export interface CaptchaChallenge {
  readonly salt: string;
  /** Zero bits that the hash must start with; each additional bit doubles the work. */
  readonly bits: number;
}

export interface CaptchaProof {
  readonly salt: string;
  readonly nonce: number;
}

/** The text that is hashed. */
export function captchaText(salt: string, nonce: number): string {
  return `${salt}:${nonce}`;
}

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

/** Finds the number; `hash` is SHA-256 of the text in UTF-8. */
export function solveCaptcha({ salt, bits }: CaptchaChallenge, hash: (text: string) => Uint8Array): CaptchaProof {
  for (let nonce = 0; ; nonce += 1) {
    if (leadingZeroBits(hash(captchaText(salt, nonce))) >= bits) return { salt, nonce };
  }
}
