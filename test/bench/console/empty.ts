import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

/** Serves the empty react-admin, built as the console is. */
export async function serveEmpty(): Promise<{ readonly url: string; close(): void }> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  const root = join(import.meta.dirname, 'empty');
  const built = await build({ root, configFile: false, logLevel: 'error', build: { write: false, target: 'es2022' } });
  process.env.NODE_ENV = NODE_ENV;
  const files = new Map(
    (built as Rolldown.RolldownOutput).output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  );
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.setHeader('content-type', url.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(file ?? files.get('/index.html'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
