import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Config } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import { StartFailure } from './failure.ts';

/**
 * Below the ephemeral range, where a connection that has just ended occupies its port for a minute; and Temporal
 * stores its members' ports in a signed 16-bit column.
 */
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

/** A free loopback port that the system does not assign to outgoing connections. */
export async function anyPort(): Promise<number> {
  for (;;) {
    const port = await freePort(randomInt(...RANGE));
    if (port !== null) return port;
  }
}

/** Free loopback ports by name, those of the last start if they are still free; stored in `ports.json`. */
export async function choosePorts<N extends string>(
  folder: DataFolder,
  names: readonly N[],
): Promise<Record<N, number>> {
  const known = folder.readJson<Record<string, number>>('ports.json') ?? {};
  const chosen: Record<string, number> = {};
  for (const name of names) {
    let port = known[name] ? await freePort(known[name]) : null;
    while (port === null || Object.values(chosen).includes(port)) port = await anyPort();
    chosen[name] = port;
  }
  folder.writeJson('ports.json', { ...known, ...chosen });
  return chosen as Record<N, number>;
}

/** @throws StartFailure if another program is listening there, or the address is not one of this machine */
export async function refuseTakenPort({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, { HOST, PORT })));
    server.listen(PORT, HOST, () => server.close(() => resolve()));
  });
}

/** The sentence for people about a failure to listen. */
export function listenFailure(error: NodeJS.ErrnoException, { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `端口 ${PORT} 已被占用；请停止占用它的程序，或用 PORT 指定其他端口。 Port ${PORT} is taken; stop what uses it or set PORT.`,
      );
    case 'EACCES':
      return new StartFailure(
        `没有权限使用端口 ${PORT}；请用 PORT 指定 1024 以上的端口。 Port ${PORT} may not be used here; set PORT to one above 1024.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(`本机没有地址 ${HOST}；请检查 HOST。 This machine has no address ${HOST}; check HOST.`);
    default:
      return error;
  }
}
