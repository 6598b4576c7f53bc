/** The session of a request and the signed-in account, read in one statement. */

import type { Reader } from '../sql/database.ts';
import { SIGNED_IN, type SignedIn } from './signed-in.ts';

export interface StoredSession {
  /** As express-session stored it. */
  readonly data: Record<string, unknown>;
  /** Null if nobody is signed in with it, or if the account is disabled. */
  readonly account: SignedIn | null;
  /** True if `last_seen` is older than a minute and should be updated, if its person is there. */
  readonly isUnseen: boolean;
}

/** Reads a session that has not expired; null if there is none. */
export async function readSession(db: Reader, sessionId: string): Promise<StoredSession | null> {
  const { rows } = await db.raw<{ rows: StoredSession[] }>(
    `select s.sess as data, to_jsonb(signed_in) as account, s.last_seen < now() - interval '1 minute' as "isUnseen"
     from session s left join lateral (${SIGNED_IN} where a.id = (s.sess->>'accountId')::uuid and not a.disabled) signed_in
       on true
     where s.sid = ? and s.expire >= now()`,
    [sessionId],
  );
  return rows[0] ?? null;
}
