import type { Request, RequestHandler } from 'express';
import { LANGUAGE_COOKIE, type Language } from '../../domain/language.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** The language chosen in this browser, for public pages and portal; Chinese by default. */
export function chosenLanguage(request: Request): Language {
  const chosen = /(?:^|;\s*)hengzhun-language=(zh|en)(?:;|$)/.exec(request.get('cookie') ?? '')?.[1];
  return chosen === 'en' ? 'en' : 'zh';
}

/** Remembers the language and redirects to the page, which must be on this server. */
export const chooseLanguage: RequestHandler = (request, response) => {
  const { to, back } = request.query;
  const page = typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
  response.cookie(LANGUAGE_COOKIE, to === 'en' ? 'en' : 'zh', { maxAge: YEAR, sameSite: 'lax', path: '/' });
  response.redirect(303, page);
};
