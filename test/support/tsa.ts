/** A time-stamping authority (RFC 3161): `openssl ts` with a key of its own, behind HTTP. It can be told to misbehave. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { needProgram } from './programs.ts';

/** What it does with a request. */
export type Manner = 'grants' | 'refuses' | 'is silent' | 'is a web page' | 'repeats' | 'forges' | 'is broken';

export interface Tsa {
  readonly url: string;
  /** The root that vouches for it, in PEM. */
  readonly root: string;
  /** What it asks callers to show, as user:password. */
  credentials: string | null;
  manner: Manner;
  /** Whether `openssl ts -verify` accepts the token (DER) for these bytes, with this authority’s own root. */
  accepts(token: Buffer, stamped: Buffer): boolean;
  close(): Promise<void>;
}

const CONFIG = `
[tsa]
default_tsa = one
[one]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.13762.3
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[stamping]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`;

export async function startTsa(): Promise<Tsa> {
  needProgram('openssl');
  const folder = mkdtempSync(join(tmpdir(), 'hengzhun-tsa-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '30'];
  openssl('req', '-x509', ...made, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Test root');
  openssl('req', ...made.slice(0, 3), '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test TSA');
  const by = [
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'stamping',
  ];
  openssl('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', '-days', '30', ...by);

  const reply = (query: Buffer): Buffer => {
    writeFileSync(join(folder, 'query.tsq'), query);
    const from = ['-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr'];
    openssl('ts', '-reply', ...from, '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-chain', 'root.pem');
    return readFileSync(join(folder, 'reply.tsr'));
  };

  let last: Buffer | null = null;
  const held: ServerResponse[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = await buffer(request);
    const expected = tsa.credentials && `Basic ${Buffer.from(tsa.credentials).toString('base64')}`;
    if (expected && request.headers.authorization !== expected) return void response.writeHead(401).end();
    switch (tsa.manner) {
      case 'is silent':
        held.push(response);
        return;
      case 'is broken':
        return void response.writeHead(503).end();
      case 'is a web page':
        return void response.end('<html>welcome</html>');
      // A request that is no query is refused.
      case 'refuses':
        return void response.end(reply(Buffer.from('no query')));
      case 'repeats':
        return void response.end(last ?? reply(query));
      case 'forges': {
        const forged = reply(query);
        // The signature stands last.
        forged.writeUInt8(forged.readUInt8(forged.length - 10) ^ 1, forged.length - 10);
        return void response.end(forged);
      }
      case 'grants':
        last = reply(query);
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(last);
    }
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tsa: Tsa = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    root: readFileSync(join(folder, 'root.pem'), 'utf8'),
    credentials: null,
    manner: 'grants',
    accepts(token, stamped) {
      writeFileSync(join(folder, 'token.der'), token);
      writeFileSync(join(folder, 'stamped'), stamped);
      try {
        const what = ['-in', 'token.der', '-token_in', '-data', 'stamped', '-CAfile', 'root.pem'];
        return openssl('ts', '-verify', ...what)
          .toString()
          .includes('Verification: OK');
      } catch {
        return false;
      }
    },
    async close() {
      for (const response of held) response.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return tsa;
}
