/** Whether a certificate is genuine, by its number or by its file (requirement D6). */
import type { CertificateVerification, RegisteredCertificate, Verdict } from '../../domain/contract/public-query.ts';
import { businessDay } from '../../domain/time.ts';
import { findBySha256, findCertificateByNumber } from '../../store/public/register.ts';
import type { Reader } from '../../store/sql/database.ts';
import type { Documents } from '../dependencies.ts';

function verdictOn({ withdrawnAt, validUntil }: RegisteredCertificate): Verdict {
  if (withdrawnAt) return 'withdrawn';
  return validUntil && validUntil < businessDay(new Date()) ? 'expired' : 'genuine';
}

export async function verifyNumber(db: Reader, number: string): Promise<CertificateVerification> {
  const certificate = await findCertificateByNumber(db, number);
  return { verdict: certificate ? verdictOn(certificate) : 'unknown', certificate };
}

/**
 * The file is genuine if all of its bytes are those that were issued. Another file with the number of a certificate
 * was altered, or made by somebody else.
 */
export async function verifyFile(db: Reader, documents: Documents, bytes: Buffer): Promise<CertificateVerification> {
  const { sha256, numbers } = await documents.run('inspectCertificate', [bytes]);
  const same = await findBySha256(db, Buffer.from(sha256, 'hex'));
  if (same) return { verdict: verdictOn(same), certificate: same };
  for (const number of numbers) {
    const certificate = await findCertificateByNumber(db, number);
    if (certificate) return { verdict: 'altered', certificate };
  }
  return { verdict: 'unknown', certificate: null };
}
