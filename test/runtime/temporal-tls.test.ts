/** The embedded server and its clients prove themselves to each other: certificates, configuration, connection. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { DataFolder } from '../../runtime/data-folder.ts';
import { type TemporalTls, temporalCertificates } from '../../runtime/temporal/certificates.ts';
import { PORT_NAMES, serverConfiguration, type TemporalPorts } from '../../runtime/temporal/configuration.ts';
import { temporalConnection } from '../../runtime/temporal/connect.ts';

const paths: string[] = [];
afterAll(() => {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
});

function newFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'hengzhun-tls-'));
  paths.push(path);
  return new DataFolder(path);
}

/** Whether the server lets the client in. */
async function isLetIn(server: TemporalTls, client: TemporalTls | null, name = server.TEMPORAL_TLS_NAME) {
  const pem = ({ TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY }: TemporalTls) => ({
    cert: readFileSync(TEMPORAL_TLS_CERT),
    key: readFileSync(TEMPORAL_TLS_KEY),
  });
  const listening = createServer(
    { ...pem(server), ca: readFileSync(server.TEMPORAL_TLS_CA), requestCert: true, rejectUnauthorized: true },
    (socket) => socket.end('let in'),
  );
  listening.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  try {
    return await new Promise<boolean>((resolve) => {
      const { port } = listening.address() as AddressInfo;
      const ca = readFileSync(client?.TEMPORAL_TLS_CA ?? server.TEMPORAL_TLS_CA);
      const socket = connect({ port, host: '127.0.0.1', servername: name, ca, ...(client ? pem(client) : {}) });
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
  } finally {
    await new Promise((resolve) => listening.close(resolve));
  }
}

it('lets in a client with the certificate of the same data folder, and no other', async () => {
  const own = temporalCertificates(newFolder());
  const other = temporalCertificates(newFolder());
  expect(await isLetIn(own, own)).toBe(true);
  expect(await isLetIn(own, null)).toBe(false);
  expect(await isLetIn(own, { ...other, TEMPORAL_TLS_CA: own.TEMPORAL_TLS_CA })).toBe(false);
  expect(await isLetIn(own, own, 'another.name.example')).toBe(false);
});

it('keeps the certificates for the owner alone, and makes new ones before they end', () => {
  const folder = newFolder();
  const first = temporalCertificates(folder);
  const read = () => readFileSync(first.TEMPORAL_TLS_CERT, 'utf8');
  const made = read();
  temporalCertificates(folder);
  expect(read()).toBe(made);
  for (const path of [first.TEMPORAL_TLS_CA, first.TEMPORAL_TLS_CERT, first.TEMPORAL_TLS_KEY])
    expect(statSync(path).mode & 0o077).toBe(0);
  temporalCertificates(folder, new Date(Date.now() + 10 * 365 * 86_400_000));
  expect(read()).not.toBe(made);
});

it('makes the server ask every client, and its own parts, for a certificate', () => {
  const folder = newFolder();
  const tls = temporalCertificates(folder);
  const ports = Object.fromEntries(PORT_NAMES.map((name, index) => [name, 17_000 + index])) as TemporalPorts;
  const sql = { host: '127.0.0.1', port: 5432, user: 'temporal', password: 'x' };
  const { global } = JSON.parse(serverConfiguration(ports, sql, 'dynamic.yaml', tls));
  for (const part of ['frontend', 'internode'])
    expect(global.tls[part].server).toMatchObject({ requireClientAuth: true, clientCaFiles: [tls.TEMPORAL_TLS_CA] });
  expect(global.tls.systemWorker.certFile).toBe(tls.TEMPORAL_TLS_CERT);
});

it('connects with the configured files, with plain TLS, or without', () => {
  const address = { TEMPORAL_ADDRESS: 'temporal.example:7233' };
  const tls = temporalCertificates(newFolder());
  expect(temporalConnection({ ...address, TEMPORAL_TLS: true, ...tls })).toMatchObject({
    tls: {
      serverNameOverride: tls.TEMPORAL_TLS_NAME,
      clientCertPair: { crt: readFileSync(tls.TEMPORAL_TLS_CERT), key: readFileSync(tls.TEMPORAL_TLS_KEY) },
    },
  });
  expect(temporalConnection({ ...address, TEMPORAL_TLS: true })).toMatchObject({ tls: true });
  expect(temporalConnection({ ...address, TEMPORAL_TLS: false })).not.toHaveProperty('tls');
});
