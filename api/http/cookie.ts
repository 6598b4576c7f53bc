/** Our cookies. Where people come by HTTPS they are sent over HTTPS only, and to this host alone (RFC 6265bis §4.1.3.2). */
import type { CookieOptions, Request } from 'express';
import type { ApiConfig } from '../dependencies.ts';

type PublicAddress = Pick<ApiConfig, 'publicUrl'>;

export function isHttps({ publicUrl }: PublicAddress): boolean {
  return publicUrl.startsWith('https:');
}

export function cookieName(name: string, config: PublicAddress): string {
  return isHttps(config) ? `__Host-${name}` : name;
}

/** @param maxAge milliseconds */
export function cookieOptions(config: PublicAddress, maxAge: number): CookieOptions & { readonly maxAge: number } {
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(config), maxAge, path: '/' };
}

/** The cookie's value as it was sent; empty if there is none. */
export function readCookie(request: Request, name: string): string {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
