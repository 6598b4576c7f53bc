/**
 * Browsers in which a person has signed in before. Their attempts are counted separately, so that somebody who
 * guesses elsewhere does not lock out the person here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ApiConfig } from '../dependencies.ts';

const COOKIE = 'hz.device';
const COOKIE_MS = 400 * 24 * 60 * 60 * 1000;

const signed = (config: ApiConfig, accountId: string) =>
  createHmac('sha256', config.sessionSecret).update(`device/${accountId}`).digest('base64url');

export function rememberDevice(response: Response, config: ApiConfig, accountId: string): void {
  response.cookie(COOKIE, signed(config, accountId), {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
    maxAge: COOKIE_MS,
    path: '/api/session',
  });
}

export function isKnownDevice(request: Request, config: ApiConfig, accountId: string | undefined): boolean {
  if (!accountId) return false;
  const given = /(?:^|;\s*)hz\.device=([\w-]+)/.exec(request.get('cookie') ?? '')?.[1] ?? '';
  const expected = Buffer.from(signed(config, accountId));
  return given.length === expected.length && timingSafeEqual(expected, Buffer.from(given));
}
