/** All that the system stores about a person, for that person to read (PIPL, article 45). */
import type { Reader } from '../sql/database.ts';

/**
 * The stored rows without the columns that only the system can use. The caller adds the sealed numbers, since only
 * some callers may open them.
 */
export async function ownRecords(db: Reader, accountId: string): Promise<Record<string, unknown>> {
  const [account, links, messages, sessions, deeds] = await Promise.all([
    db('account').where({ id: accountId }).first('kind', 'username', 'display_name', 'created_at'),
    db('link')
      .where({ account_id: accountId })
      .orderBy('requested_at')
      .select('state', 'notes', 'requested_at', 'decided_at', 'ended_at'),
    db('message').where({ account_id: accountId }).orderBy('at').select('at', 'title', 'body', 'read_at'),
    db('session')
      .whereRaw(`sess->>'accountId' = ?`, [accountId])
      .select(
        db.raw(
          `sess->>'signedInAt' as signed_in_at, sess->>'address' as address, sess->>'agent' as browser, last_seen`,
        ),
      ),
    db('event').where({ actor_id: accountId }).orderBy('at').select('at', 'stream', 'name', 'notes'),
  ]);
  return { account, links, messages, sessions, deeds };
}
