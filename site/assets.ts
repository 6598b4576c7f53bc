import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ASSETS = join(import.meta.dirname, 'files');

const addresses = new Map<string, string>();

/** The address of a file of the public pages; it changes with the content, so that browsers can cache it for ever. */
export function asset(name: string): string {
  const known = addresses.get(name);
  if (known) return known;
  const hash = createHash('sha256')
    .update(readFileSync(join(ASSETS, name)))
    .digest('hex');
  const address = `/site/${name}?v=${hash.slice(0, 12)}`;
  addresses.set(name, address);
  return address;
}
