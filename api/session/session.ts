/** Sessions in PostgreSQL, so that any copy of the API can serve any person. */
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import type { Knex } from 'knex';
import type { Pool, QueryResult } from 'pg';
import { markSeen } from '../../store/account/open-sessions.ts';
import { readSession } from '../../store/account/session.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { ApiDependencies } from '../dependencies.ts';

export const COOKIE = 'hz.sid';
/** Attached to the session but never stored with it: symbols are not serialised. */
const ACCOUNT = Symbol('account');
const SESSION_MS = 12 * 60 * 60 * 1000;

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    signedInAt: string;
    address: string;
    agent: string;
  }
}

declare global {
  namespace Express {
    interface Request {
      account: SignedIn | null;
    }
  }
}

interface PooledConnection {
  query(text: string, values: unknown[]): Promise<QueryResult>;
}

/** The part of a pool that connect-pg-simple uses, on top of Knex's own pool. */
function poolOf(db: Knex): Pool {
  const pool = {
    async query(text: string, values: unknown[]) {
      const connection: PooledConnection = await db.client.acquireConnection();
      try {
        return await connection.query(text, values);
      } finally {
        await db.client.releaseConnection(connection);
      }
    },
  };
  return pool as unknown as Pool;
}

/** Sessions whose account is read with each request, so that a right that was taken away is gone at once. */
export function sessions({ db, config, log }: ApiDependencies): RequestHandler[] {
  const PostgresStore = connectPgSimple(session);
  class SessionStore extends PostgresStore {
    override get(sessionId: string, done: (error: unknown, data?: SessionData | null) => void): void {
      readSession(db, sessionId).then((stored) => {
        if (stored?.isUnseen)
          markSeen(db, sessionId).catch((error: unknown) =>
            log.warn({ err: error }, 'the last use of a session could not be stored'),
          );
        done(null, stored && ({ ...stored.data, [ACCOUNT]: stored.account } as unknown as SessionData));
      }, done);
    }

    override createSession(request: Request, data: SessionData & { [ACCOUNT]?: SignedIn | null }) {
      request.account = data[ACCOUNT] ?? null;
      return super.createSession(request, data);
    }
  }
  const handler = session({
    name: COOKIE,
    secret: config.sessionSecret,
    store: new SessionStore({
      pool: poolOf(db),
      disableTouch: true,
      ttl: SESSION_MS / 1000,
      errorLog: (...words: unknown[]) => log.warn({ words }, 'the session store reported an error'),
    }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, maxAge: SESSION_MS, path: '/' },
  });
  const nobodyYet: RequestHandler = (request, _response, next) => {
    request.account = null;
    next();
  };
  return [nobodyYet, handler];
}

/** Starts a session under a new id, so that an id known to an attacker is useless (session fixation). */
export async function startSession(request: Request, accountId: string): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  );
  Object.assign(request.session, {
    accountId,
    signedInAt: new Date().toISOString(),
    address: request.ip ?? '',
    agent: (request.get('user-agent') ?? '').slice(0, 300),
  });
  await new Promise<void>((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  );
}
