/** All that the system keeps of a person, to be read by that person (PIPL, article 45). */
import type { Reader } from '../sql/database.ts';

/** Rows as they are kept, without what only the machine can use; personal numbers are added by who may open them. */
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
