/**
 * Passwords that were verified within the last minutes. A person who signs fifty certificates in a row types the
 * password once, and the browser sends it fifty times: the first check has the cost of argon2, the others that of a
 * digest.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const CACHE_MS = 5 * 60_000;

export interface Proved {
  remember(accountId: string, passwordHash: string, password: string): void;
  /** Whether this password was verified against this hash: another password of the account has another hash. */
  includes(accountId: string, passwordHash: string, password: string): boolean;
}

/** The cache is in this process only: digests under a random key that is never stored. */
export function createPasswordCache(now: () => number = Date.now): Proved {
  const key = randomBytes(32);
  const digestOf = (passwordHash: string, password: string) =>
    createHmac('sha256', key).update(passwordHash).update('\0').update(password).digest();
  const kept = new Map<string, { readonly digest: Buffer; readonly until: number }>();
  return {
    remember(accountId, passwordHash, password) {
      for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
      kept.set(accountId, { digest: digestOf(passwordHash, password), until: now() + CACHE_MS });
    },
    includes(accountId, passwordHash, password) {
      const proof = kept.get(accountId);
      if (!proof || proof.until <= now()) return false;
      return timingSafeEqual(proof.digest, digestOf(passwordHash, password));
    },
  };
}
