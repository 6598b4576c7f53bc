/** Sessions in PostgreSQL, so that any copy of the API serves any person. */
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Knex } from 'knex';
import type { Pool, QueryResult } from 'pg';
import { readSignedIn, type SignedIn } from '../../store/account/signed-in.ts';
import type { ApiDependencies } from '../dependencies.ts';

export const COOKIE = 'hz.sid';
const HOURS_12 = 12 * 60 * 60 * 1000;

declare module 'express-session' {
  interface SessionData {
    accountId: string;
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

/** What connect-pg-simple asks of a pool, served from Knex's own. */
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

export function sessions({ db, config, log }: ApiDependencies): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: COOKIE,
    secret: config.sessionSecret,
    store: new Store({
      pool: poolOf(db),
      disableTouch: true,
      ttl: HOURS_12 / 1000,
      errorLog: (...words: unknown[]) => log.warn({ words }, 'sessions'),
    }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, maxAge: HOURS_12, path: '/' },
  });
}

/** Reads who is signed in, fresh from the database at every request. */
export function accountReader(db: Knex): RequestHandler {
  return async (request, _response, next) => {
    const { accountId } = request.session;
    request.account = accountId ? await readSignedIn(db, accountId) : null;
    next();
  };
}

/** Starts a session under a new id, so that an id planted before is worth nothing. */
export async function startSession(request: Request, accountId: string): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  );
  request.session.accountId = accountId;
  await new Promise<void>((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  );
}
