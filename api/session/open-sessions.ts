/** The sessions that a person has open, and ending them. */
import bowser from 'bowser';
import type { OpenSession } from '../../domain/contract/security.ts';
import { DomainProblem } from '../../domain/problem.ts';
import {
  endOtherSessions,
  endSessionByKey,
  openSessions,
  type StoredSession,
  sessionKey,
} from '../../store/account/open-sessions.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

function viewOf(
  { sid, signedInAt, lastSeenAt, endsAt, address, agent }: StoredSession,
  currentId: string,
): OpenSession {
  const { browser, os } = agent ? bowser.parse(agent) : { browser: {}, os: {} };
  const named = ({ name = '', version = '' }: { name?: string; version?: string }) =>
    [name, version.split('.')[0]].filter(Boolean).join(' ');
  return {
    key: sessionKey(sid),
    isCurrent: sid === currentId,
    signedInAt,
    lastSeenAt: lastSeenAt.toISOString(),
    endsAt: endsAt.toISOString(),
    address: address ?? '',
    browser: named(browser),
    system: named(os),
  };
}

export function openSessionHandlers({ db }: ApiDependencies) {
  return {
    async listSessions({ account, request }) {
      const data = (await openSessions(db, account.id)).map((session) => viewOf(session, request.sessionID));
      return { data, total: data.length };
    },

    async endSession({ account, params }) {
      const ended = await db.transaction((trx) => endSessionByKey(trx, actorOf(account), params.sessionKey));
      if (!ended) throw new DomainProblem('not_found');
      return { ok: true };
    },

    async endOtherSessions({ account, request }) {
      await db.transaction((trx) => endOtherSessions(trx, actorOf(account), request.sessionID));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
