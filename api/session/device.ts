/**
 * Browsers in which a person has signed in before. Their attempts are counted separately, so that somebody who
 * guesses elsewhere does not lock out the person here.
 */
import type { Request, Response } from 'express';
import { isMacOf, macOf } from '../../store/keys/ring.ts';
import type { ApiConfig } from '../dependencies.ts';
import { cookieName, cookieOptions, readCookie } from '../http/cookie.ts';

const COOKIE = 'hz.device';
const COOKIE_MS = 400 * 24 * 60 * 60 * 1000;

const SIGNATURE_BYTES = 32;

const textOf = (accountId: string) => `device/${accountId}`;

export function rememberDevice(response: Response, config: ApiConfig, accountId: string): void {
  const signature = macOf(config.sessionSecrets, textOf(accountId)).toString('base64url');
  response.cookie(cookieName(COOKIE, config), signature, cookieOptions(config, COOKIE_MS));
}

export function isKnownDevice(request: Request, config: ApiConfig, accountId: string | undefined): boolean {
  if (!accountId) return false;
  const given = Buffer.from(readCookie(request, cookieName(COOKIE, config)), 'base64url');
  return isMacOf(config.sessionSecrets, given, SIGNATURE_BYTES, textOf(accountId));
}
