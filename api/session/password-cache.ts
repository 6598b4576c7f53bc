/**
 * Passwords that were proved right some minutes ago. Who signs fifty certificates in a row types the password once and sends
 * it fifty times: the first proof costs what argon2 is meant to cost, the others a digest.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const REMEMBERED = 5 * 60_000;

export interface Proved {
  remember(accountId: string, passwordHash: string, password: string): void;
  /** Whether this very password was proved for this very hash: another password of the account makes it another hash. */
  includes(accountId: string, passwordHash: string, password: string): boolean;
}

/** Kept in this process alone, as digests under a key that it never writes down. */
export function createPasswordCache(now: () => number = Date.now): Proved {
  const key = randomBytes(32);
  const digestOf = (passwordHash: string, password: string) =>
    createHmac('sha256', key).update(passwordHash).update('\0').update(password).digest();
  const kept = new Map<string, { readonly digest: Buffer; readonly until: number }>();
  return {
    remember(accountId, passwordHash, password) {
      for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
      kept.set(accountId, { digest: digestOf(passwordHash, password), until: now() + REMEMBERED });
    },
    includes(accountId, passwordHash, password) {
      const proof = kept.get(accountId);
      if (!proof || proof.until <= now()) return false;
      return timingSafeEqual(proof.digest, digestOf(passwordHash, password));
    },
  };
}
