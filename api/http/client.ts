/** Who asks, as far as the network tells. */
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/**
 * What limits by address count: an IPv4 address, also in its IPv6 form, or the network of an IPv6 address, of which one
 * household or server has at least 2^64.
 */
export function clientOf({ ip = '' }: Pick<Request, 'ip'>): string {
  const bare = ip.split('%')[0] ?? '';
  if (!ipaddr.isValid(bare)) return ip;
  const address = ipaddr.process(bare);
  if (address.kind() === 'ipv4' || address.range() === 'loopback') return address.toString();
  return `${new ipaddr.IPv6([...(address as ipaddr.IPv6).parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}
