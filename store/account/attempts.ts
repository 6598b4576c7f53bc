/**
 * Failed sign-ins, counted by user name, known or unknown. An attempt is counted before its password is checked, so
 * that concurrent guesses share one limit. After the free attempts each further one locks the name for twice as long
 * as the one before.
 */
import type { Reader } from '../sql/database.ts';

/** Attempts before the name is locked for the first time. */
const FREE_ATTEMPTS = 5;
const LONGEST_MINUTES = 60;

export interface Attempt {
  /** Failed attempts so far, including this one. */
  readonly attempts: number;
  /** True if the name is locked: the password was not checked. */
  readonly refused: boolean;
  /** Seconds until the next attempt is accepted; 0 if at once. */
  readonly lockedFor: number;
}

const SECONDS = `greatest(0, ceil(extract(epoch from locked_until - now())))::int`;

/** Reads the count without adding an attempt. */
export async function attemptsOf(db: Reader, key: string): Promise<Attempt> {
  const { rows } = await db.raw<{ rows: { attempts: number; locked_for: number }[] }>(
    `select attempts, case when isfinite(locked_until) then ${SECONDS} else 0 end as locked_for from sign_in_attempt
     where key = ? and last_at > now() - interval '1 day'`,
    [key],
  );
  const { attempts = 0, locked_for = 0 } = rows[0] ?? {};
  return { attempts, refused: locked_for > 0, lockedFor: locked_for };
}

/** Counts an attempt. While the name is locked the attempt is refused and the count stays. */
export async function countAttempt(db: Reader, key: string): Promise<Attempt> {
  const { rows } = await db.raw<{ rows: { attempts: number; refused: boolean; locked_for: number }[] }>(
    `insert into sign_in_attempt as s (key, attempts) values (:key, 1)
     on conflict (key) do update set
       refused = s.locked_until > now(),
       attempts = case when s.last_at < now() - interval '1 day' then 1
         when s.locked_until > now() then s.attempts else s.attempts + 1 end,
       last_at = case when s.locked_until > now() then s.last_at else now() end,
       locked_until = case when s.locked_until > now() or s.last_at < now() - interval '1 day' then s.locked_until
         when s.attempts + 1 >= :free
           then now() + make_interval(mins => least(:longest, power(2, least(s.attempts + 1 - :free, 20))::int))
         else s.locked_until end
     returning attempts, refused, case when isfinite(locked_until) then ${SECONDS} else 0 end as locked_for`,
    { key, free: FREE_ATTEMPTS, longest: LONGEST_MINUTES },
  );
  const [row] = rows;
  if (!row) throw new Error('the attempt was not counted');
  return { attempts: row.attempts, refused: row.refused, lockedFor: row.locked_for };
}

/** Takes back the attempt that was just counted, because it neither succeeded nor failed. */
export async function takeBackAttempt(db: Reader, key: string): Promise<void> {
  await db.raw(
    `update sign_in_attempt set attempts = greatest(0, attempts - 1), locked_until = '-infinity' where key = ?`,
    [key],
  );
}

/** Deletes the count after a successful attempt, and the counts that are older than two days. */
export async function forgiveAttempts(db: Reader, key: string): Promise<void> {
  await db.raw(`delete from sign_in_attempt where key = ? or last_at < now() - interval '2 days'`, [key]);
}

/** Marks a captcha as used; returns false if it was used before. */
export async function spendCaptcha(db: Reader, digest: Buffer, expiresAt: Date): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `with old as (delete from captcha_used where expires_at < now())
     insert into captcha_used (digest, expires_at) values (?, ?) on conflict do nothing`,
    [digest, expiresAt],
  );
  return rowCount === 1;
}
