import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { DataFolder } from './data-folder.ts';

/** Below the ephemeral range; and Temporal keeps its members' ports in a signed 16-bit column. */
const RANGE = [17_000, 32_000] as const;

async function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}

/** Free loopback ports by name, those of the last start where they are still free; kept in `ports.json`. */
export async function choosePorts<N extends string>(
  folder: DataFolder,
  names: readonly N[],
): Promise<Record<N, number>> {
  const known = folder.readJson<Record<string, number>>('ports.json') ?? {};
  const chosen: Record<string, number> = {};
  for (const name of names) {
    let port = known[name] ? await freePort(known[name]) : null;
    while (port === null || Object.values(chosen).includes(port)) port = await freePort(randomInt(...RANGE));
    chosen[name] = port;
  }
  folder.writeJson('ports.json', { ...known, ...chosen });
  return chosen as Record<N, number>;
}
