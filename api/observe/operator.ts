import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** Whether a tool of the operator asks: from this machine and not through a proxy on it, or with the token. */
export function isOperator(request: Request, token: string | undefined): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(address) && request.get('x-forwarded-for') === undefined;
  return isLocal || hasToken(request, token);
}

function hasToken(request: Request, token: string | undefined): boolean {
  if (!token) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.get('authorization') ?? ''), digest(`Bearer ${token}`));
}
