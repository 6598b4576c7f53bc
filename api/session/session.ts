/** Sessions in PostgreSQL, so that any copy of the API can serve any person. */
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import type { Knex } from 'knex';
import type { Pool, QueryResult } from 'pg';
import { DomainProblem } from '../../domain/problem.ts';
import { keepOpen } from '../../store/account/open-sessions.ts';
import { readSession } from '../../store/account/session.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { KeyRing } from '../../store/keys/ring.ts';
import type { ApiConfig, ApiDependencies } from '../dependencies.ts';
import { cookieName, cookieOptions, isHttps } from '../http/cookie.ts';

const COOKIE = 'hz.sid';
export const sessionCookieName = (config: Pick<ApiConfig, 'publicUrl'>) => cookieName(COOKIE, config);
/** Attached to the session but never stored with it: symbols are not serialised. */
const ACCOUNT = Symbol('account');
const UNSEEN = Symbol('unseen');
/** Seconds: a browser whose person did something within this time is in use. */
const ACTIVE = 60;
export const SESSION_MS = 12 * 60 * 60 * 1000;

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

/** The secrets as express-session reads them with every request, the current one first: a rotation is seen without a restart. */
function liveTexts(secrets: KeyRing): string[] {
  return new Proxy<string[]>([], {
    get(_, name) {
      const texts = secrets.all.map(({ key }) => key.toString('utf8'));
      return Reflect.get(texts, name, texts) as unknown;
    },
  });
}

/** Sessions whose account is read with each request, so that a right that was taken away is gone at once. */
export function sessions({ db, config, log }: ApiDependencies): RequestHandler[] {
  const PostgresStore = connectPgSimple(session);
  const limits = { idleMinutes: config.sessionIdleMinutes, hours: SESSION_MS / 3_600_000 };
  class SessionStore extends PostgresStore {
    override get(sessionId: string, done: (error: unknown, data?: SessionData | null) => void): void {
      readSession(db, sessionId).then((stored) => {
        if (!stored) return done(null, null);
        const { data, account, isUnseen } = stored;
        done(null, { ...data, [ACCOUNT]: account, [UNSEEN]: isUnseen } as unknown as SessionData);
      }, done);
    }

    override set(sessionId: string, data: SessionData, done: (error?: unknown) => void): void {
      super.set(sessionId, data, (error?: unknown) => {
        if (error) done(error);
        else keepOpen(db, sessionId, limits).then(() => done(), done);
      });
    }

    override createSession(request: Request, data: SessionData & Attached) {
      request.account = data[ACCOUNT] ?? null;
      const created = super.createSession(request, data);
      if (data[UNSEEN] && isActive(request))
        keepOpen(db, created.id, limits).catch((error: unknown) =>
          log.warn({ err: error }, 'the last use of a session could not be stored'),
        );
      return created;
    }
  }
  const handler = session({
    name: sessionCookieName(config),
    secret: liveTexts(config.sessionSecrets),
    store: new SessionStore({
      pool: poolOf(db),
      disableTouch: true,
      errorLog: (...words: unknown[]) => log.warn({ words }, 'the session store reported an error'),
    }),
    resave: false,
    saveUninitialized: false,
    cookie: cookieOptions(config, SESSION_MS) as session.CookieOptions,
  });
  const nobodyYet: RequestHandler = (request, _response, next) => {
    request.account = null;
    next();
  };
  return [nobodyYet, handler];
}

interface Attached {
  readonly [ACCOUNT]?: SignedIn | null;
  readonly [UNSEEN]?: boolean;
}

/**
 * Whether the request is a sign of its person. What an open page asks by itself is none: live streams, and requests of a
 * browser whose person has done nothing for a while, which says so (web/client/idle.ts).
 */
function isActive(request: Request): boolean {
  const isStream = request.get('accept') === 'text/event-stream';
  return !isStream && Number(request.get('idle-for') ?? 0) < ACTIVE;
}

/**
 * Browsers take our cookie over HTTPS only, if that is how people come.
 * @throws DomainProblem https_required
 */
export function requireHttps(request: Request, config: Pick<ApiConfig, 'publicUrl'>): void {
  if (isHttps(config) && !request.secure) throw new DomainProblem('https_required', { url: config.publicUrl });
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

/**
 * Takes the session's cookie from the browser, and the pages of this person that it keeps, also those of “back”. Other
 * cookies and the storage stay: they hold the language, the layout, and that the device is known.
 */
export function forgetSession(response: Response, config: Pick<ApiConfig, 'publicUrl'>): void {
  response.clearCookie(sessionCookieName(config), cookieOptions(config, 0));
  response.setHeader('clear-site-data', '"cache"');
}
