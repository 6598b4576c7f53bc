/**
 * One reading of every address. A request target that two programs could read differently – this router, a proxy, the
 * server behind the engine's page – is refused before anything else sees it.
 */
import type { Socket } from 'node:net';
import { type RequestHandler, Router, type RouterOptions } from 'express';
import { DomainProblem } from '../../domain/problem.ts';

/** A router whose addresses have one spelling. All routers are made here. */
export function createRouter(options: Pick<RouterOptions, 'strict'> = {}): Router {
  return Router({ ...options, caseSensitive: true });
}

/** Printable ASCII without the backslash, which browsers read as a slash, and `#`, which no request contains. */
const TARGET = /^\/(?!\/)[!"$-[\]-~]*$/;
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;
const ENCODED_SEPARATOR = /%(2f|5c)/i;

/**
 * Refuses addresses that are not plain, and gives an absolute one (RFC 9112 §3.2.2) the form of all others. Whoever
 * reads `url` or `originalUrl` later reads the same.
 * @throws DomainProblem address_not_plain
 */
export function plainAddresses(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (request, _response, next) => {
    const target = originForm(request.url, (host) => host === publicHost || isHere(host, request.socket));
    if (!target || !isPlain(target)) throw new DomainProblem('address_not_plain');
    request.url = target;
    request.originalUrl = target;
    next();
  };
}

function originForm(target: string, isOurs: (host: string) => boolean): string | null {
  if (target.startsWith('/')) return target;
  const [, host = '', rest = ''] = ABSOLUTE.exec(target) ?? [];
  if (!isOurs(host.toLowerCase())) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Whether the name of a host is the address at which the connection arrived. */
function isHere(host: string, { localAddress = '', localPort }: Socket): boolean {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '');
  return host === `${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}

/** The path has no empty or dotted segment, no separator or control character in disguise; the query is not a path. */
function isPlain(target: string): boolean {
  if (!TARGET.test(target)) return false;
  const [path = ''] = target.split('?');
  if (ENCODED_SEPARATOR.test(path)) return false;
  try {
    const segments = decodeURIComponent(path).split('/').slice(1);
    const isLast = (index: number) => index === segments.length - 1;
    return segments.every((segment, index) => (segment !== '' || isLast(index)) && !/^\.{1,2}$|\p{Cc}/u.test(segment));
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
