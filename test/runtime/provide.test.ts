/** Where the Temporal server comes from, with programs on PATH that only say their version. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { binariesIn, moduleHash } from '../../runtime/temporal/build.ts';
import { type ProvideOptions, provideTemporal } from '../../runtime/temporal/provide.ts';

let root: string;
let said: string[];
const path = process.env.PATH;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hengzhun-provide-'));
  said = [];
  process.env.PATH = [join(root, 'bin'), '/usr/bin', '/bin'].join(delimiter);
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(root, { recursive: true, force: true });
});

function program(name: string, script: string): string {
  const file = join(root, 'bin', name);
  mkdirSync(join(root, 'bin'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function builtEarlier(): string {
  const { server, sqlTool, ui } = binariesIn(join(root, 'cache', `temporal-${moduleHash()}`));
  mkdirSync(join(server, '..'), { recursive: true });
  for (const file of [server, sqlTool, ui]) writeFileSync(file, '');
  return server;
}

const provide = (options: Partial<ProvideOptions> = {}) =>
  provideTemporal({ cacheFolder: join(root, 'cache'), say: (line) => said.push(line), ...options });

it('takes temporal-server on PATH before anything else, where its SQL tool is there too', async () => {
  builtEarlier();
  const server = program('temporal-server', 'echo temporal version 1.32.0');
  expect((await provide()).server).not.toBe(server);
  expect(said.join()).toMatch(/without temporal-sql-tool/);
  program('temporal-sql-tool', '');
  expect(await provide()).toMatchObject({ kind: 'server', server, version: `${server} 1.32.0` });
});

it('takes the temporal CLI on PATH, but not one whose server is too old', async () => {
  const built = builtEarlier();
  const cli = program('temporal', 'echo "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)"');
  expect(await provide()).toMatchObject({ kind: 'cli', server: cli });
  program('temporal', 'echo "temporal version 0.10.0 (Server 1.20.0, UI 2.9.0)"');
  expect((await provide()).server).toBe(built);
  expect(said.join()).toMatch(/too old \(Server 1\.20\.0/);
});

it('stays with what has kept the workflows of the data folder, whatever is installed later', async () => {
  const built = builtEarlier();
  program('temporal', 'echo "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)"');
  expect((await provide({ kind: 'server' })).server).toBe(built);
  expect(said.join()).toMatch(/temporal CLI on PATH passed over/);
});

it('builds with Go where there is none, and only once', async () => {
  const { server } = binariesIn(join(root, 'cache', `temporal-${moduleHash()}`));
  // The file named after -o is what a build leaves behind.
  program('go', 'while [ "$1" != -o ]; do shift; done; touch "$2"');
  expect((await provide()).server).toBe(server);
  expect(said.join()).toMatch(/about 5 minutes, only this once/);
  program('go', 'exit 1');
  expect((await provide()).server).toBe(server);
});

it('a build that is broken off leaves nothing half made', async () => {
  const asked = new AbortController();
  program('go', 'sleep 60');
  const provided = provide({ signal: asked.signal });
  await expect.poll(() => said.join()).toMatch(/Building/);
  asked.abort(new Error('stopped'));
  await expect(provided).rejects.toThrow('stopped');
});
