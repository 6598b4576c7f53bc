/** A session that a person has open. */
import { createHash } from 'node:crypto';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Reader, Transaction } from '../sql/database.ts';

export interface StoredSession {
  readonly sid: string;
  readonly signedInAt: string | null;
  readonly lastSeenAt: Date;
  /** When it ends unless its person does something. */
  readonly endsAt: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

/** An identifier of the session that cannot be used to sign in. */
export function sessionKey(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 32);
}

export async function openSessions(db: Reader, accountId: string): Promise<StoredSession[]> {
  const { rows } = await db.raw<{ rows: StoredSession[] }>(
    `select sid, sess->>'signedInAt' as "signedInAt", last_seen as "lastSeenAt", expire as "endsAt", sess->>'address' as address,
       sess->>'agent' as agent
     from session where sess->>'accountId' = ? and expire >= now() order by last_seen desc, sid`,
    [accountId],
  );
  return rows;
}

/** Ends the sessions of an account except the given one. */
export async function endSessions(trx: Transaction, accountId: string, exceptSessionId = ''): Promise<void> {
  await trx.raw(`delete from session where sess->>'accountId' = ? and sid <> ?`, [accountId, exceptSessionId]);
}

/** Ends the session with this key; returns false if the person has no such session. */
export async function endSessionByKey(
  trx: Transaction,
  person: Actor & { readonly id: string },
  key: string,
): Promise<boolean> {
  const session = (await openSessions(trx, person.id)).find(({ sid }) => sessionKey(sid) === key);
  if (!session) return false;
  await trx('session').where({ sid: session.sid }).delete();
  await appendEvent(trx, { stream: `user:${person.id}`, name: 'end_session', actor: person });
  return true;
}

export async function endOtherSessions(
  trx: Transaction,
  person: Actor & { readonly id: string },
  sessionId: string,
): Promise<void> {
  await endSessions(trx, person.id, sessionId);
  await appendEvent(trx, { stream: `user:${person.id}`, name: 'end_other_sessions', actor: person });
}

export interface SessionLimits {
  /** Minutes without activity after which it ends. */
  readonly idleMinutes: number;
  /** Hours after the sign-in at which it ends in any case. */
  readonly hours: number;
}

/** Notes that the session is in use: it ends when it has been idle from now on, but not later than it would in any case. */
export async function keepOpen(db: Reader, sessionId: string, { idleMinutes, hours }: SessionLimits): Promise<void> {
  await db.raw(
    `update session set last_seen = now(), expire = least(now() + make_interval(mins => ?),
       (sess->>'signedInAt')::timestamptz + make_interval(hours => ?)) where sid = ?`,
    [idleMinutes, hours, sessionId],
  );
}
