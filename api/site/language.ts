import type { Request, RequestHandler } from 'express';
import { CHOSE_ENGLISH, LANGUAGE_COOKIE, type Language } from '../../domain/language.ts';
import type { ApiConfig } from '../dependencies.ts';
import { cookieName, cookieOptions } from '../http/cookie.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** The language chosen in this browser, for public pages and portal; Chinese by default. */
export function chosenLanguage(request: Request): Language {
  return CHOSE_ENGLISH.test(request.get('cookie') ?? '') ? 'en' : 'zh';
}

/** Remembers the language and redirects to the page, which must be on this server. The portal reads the cookie too. */
export function chooseLanguage(config: Pick<ApiConfig, 'publicUrl'>): RequestHandler {
  return (request, response) => {
    const { to, back } = request.query;
    const page = typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
    response.cookie(cookieName(LANGUAGE_COOKIE, config), to === 'en' ? 'en' : 'zh', {
      ...cookieOptions(config, YEAR),
      httpOnly: false,
    });
    response.redirect(303, page);
  };
}
