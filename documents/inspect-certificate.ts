/** What tells whether a PDF is a certificate of ours: its digest, and the certificate numbers in it (requirement D6). */
import { createHash } from 'node:crypto';
import { CERTIFICATE_KINDS } from '../domain/number.ts';
import { bufferOf } from './bytes.ts';

const PREFIXES = Object.values(CERTIFICATE_KINDS).map(({ prefix }) => prefix);
/** A certificate number in a PDF's title: each character in two bytes, the first of which is zero, or in one. */
const NUMBER = new RegExp(`(?:${PREFIXES.map((prefix) => [...prefix].join('\\0?')).join('|')})(?:\\0?[\\d-]){11}`, 'g');
/** No genuine file contains more numbers; further ones are not looked for. */
const MAX_NUMBERS = 20;

export interface InspectedCertificate {
  /** SHA-256, in hexadecimal digits. */
  readonly sha256: string;
  readonly numbers: readonly string[];
}

export function inspectCertificate(bytes: Uint8Array): InspectedCertificate {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const numbers = new Set<string>();
  for (const [found] of bufferOf(bytes).toString('latin1').matchAll(NUMBER)) {
    numbers.add(found.replaceAll('\0', ''));
    if (numbers.size === MAX_NUMBERS) break;
  }
  return { sha256, numbers: [...numbers] };
}
