/** Whether a certificate is genuine, by its number or by its file (requirement D6). */
import { createHash } from 'node:crypto';
import type { CertificateVerification, RegisteredCertificate, Verdict } from '../../domain/contract/public-query.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import { businessDay } from '../../domain/time.ts';
import { findBySha256, findCertificateByNumber } from '../../store/public/register.ts';
import type { Reader } from '../../store/sql/database.ts';

function verdictOn({ withdrawnAt, validUntil }: RegisteredCertificate): Verdict {
  if (withdrawnAt) return 'withdrawn';
  return validUntil && validUntil < businessDay(new Date()) ? 'expired' : 'genuine';
}

export async function verifyNumber(db: Reader, number: string): Promise<CertificateVerification> {
  const certificate = await findCertificateByNumber(db, number);
  return { verdict: certificate ? verdictOn(certificate) : 'unknown', certificate };
}

const PREFIXES = Object.values(CERTIFICATE_KINDS).map(({ prefix }) => prefix);
/** A certificate number in a PDF's title: each character in two bytes, the first of which is zero, or in one. */
const NUMBER = new RegExp(`(?:${PREFIXES.map((prefix) => [...prefix].join('\\0?')).join('|')})(?:\\0?[\\d-]){11}`, 'g');
/** No genuine file contains more candidates; further ones are not looked up. */
const MAX_RESULTS = 20;

/**
 * The file is genuine if all of its bytes are those that were issued. Another file with the number of a certificate
 * was altered, or made by somebody else.
 */
export async function verifyFile(db: Reader, bytes: Buffer): Promise<CertificateVerification> {
  const same = await findBySha256(db, createHash('sha256').update(bytes).digest());
  if (same) return { verdict: verdictOn(same), certificate: same };
  const numbers = new Set(
    bytes
      .toString('latin1')
      .match(NUMBER)
      ?.map((found) => found.replaceAll('\0', '')),
  );
  for (const number of [...numbers].slice(0, MAX_RESULTS)) {
    const certificate = await findCertificateByNumber(db, number);
    if (certificate) return { verdict: 'altered', certificate };
  }
  return { verdict: 'unknown', certificate: null };
}
