/** Where the Temporal server comes from: the first way that works, each skipped one with its reason. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StartFailure } from '../failure.ts';
import { run } from '../run.ts';
import { binariesIn, build, moduleHash } from './build.ts';
import { download } from './download.ts';

export interface TemporalBinaries {
  readonly kind: 'server' | 'cli';
  readonly server: string;
  /** Changes when the server does. */
  readonly version: string;
  readonly sqlTool?: string;
  readonly ui?: string;
}

export interface ProvideOptions {
  readonly cacheFolder: string;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
  /** What kept the workflows of this data folder so far: the two kinds keep them in different places. */
  readonly kind?: TemporalBinaries['kind'] | null;
}

/** The first server on which a workflow can be started together with an update. */
const OLDEST = [1, 28] as const;

/** @throws StartFailure that says what to install or set when there is no way at all */
export async function provideTemporal(options: ProvideOptions): Promise<TemporalBinaries> {
  const { cacheFolder, say, signal } = options;
  const skipped: string[] = [];
  const skip = (reason: string): null => {
    skipped.push(reason);
    say(`  – ${reason}`);
    return null;
  };
  const ways: readonly [TemporalBinaries['kind'], string, () => Promise<TemporalBinaries | null>][] = [
    ['server', 'temporal-server on PATH', () => serverOnPath(skip)],
    ['cli', 'temporal CLI on PATH', () => cliOnPath(skip)],
    ['server', 'copy built earlier', async () => builtEarlier(cacheFolder, skip)],
    ['server', 'Go', () => builtNow(options, skip)],
    ['cli', 'download of the official CLI', () => download(cacheFolder, skip, signal)],
  ];
  for (const [kind, name, way] of ways) {
    signal?.throwIfAborted();
    if (options.kind && options.kind !== kind) {
      if (kind === 'server' || find('temporal'))
        skip(`${name} passed over: this data folder's workflows are in the Temporal ${options.kind}`);
      continue;
    }
    const found = await way();
    if (found) return found;
  }
  throw new StartFailure(
    `找不到 Temporal 服务：请安装 Go 1.26 以上（将自动编译），或安装 temporal CLI，或设置 TEMPORAL_ADDRESS。 No Temporal server can be had: install Go ≥ 1.26 (it is then built by itself) or the temporal CLI, or set TEMPORAL_ADDRESS. (${skipped.join('; ')})`,
  );
}

type Skip = (reason: string) => null;

async function serverOnPath(skip: Skip): Promise<TemporalBinaries | null> {
  const server = find('temporal-server');
  if (!server) return skip('no temporal-server on PATH');
  const sqlTool = find('temporal-sql-tool');
  if (!sqlTool) return skip('temporal-server is on PATH without temporal-sql-tool');
  const version = await versionOf(server, /(\d+)\.(\d+)\.\d+/, skip);
  const ui = find('temporal-ui-server');
  return version === null ? null : { kind: 'server', server, version, sqlTool, ...(ui ? { ui } : {}) };
}

async function cliOnPath(skip: Skip): Promise<TemporalBinaries | null> {
  const server = find('temporal');
  if (!server) return skip('no temporal CLI on PATH');
  const version = await versionOf(server, /Server (\d+)\.(\d+)\.\d+/, skip);
  return version === null ? null : { kind: 'cli', server, version };
}

function builtEarlier(cacheFolder: string, skip: Skip): TemporalBinaries | null {
  const folder = join(cacheFolder, `temporal-${moduleHash()}`);
  const cached = binariesIn(folder);
  const whole = [cached.server, cached.sqlTool, cached.ui].every((file) => existsSync(file));
  return whole ? cached : skip(`no copy built earlier in ${folder}`);
}

async function builtNow(options: ProvideOptions, skip: Skip): Promise<TemporalBinaries | null> {
  const go = find('go');
  return go ? build(go, options, skip) : skip('no Go on PATH to build it with');
}

/** Null, with the reason, for a server that is too old or does not tell. */
async function versionOf(program: string, pattern: RegExp, skip: Skip): Promise<string | null> {
  const said = await run(program, ['--version']).catch((error: unknown) => String(error));
  const [version, major = 0, minor = 0] = pattern.exec(said) ?? [];
  if (!version) return skip(`${program} does not tell its server's version`);
  const newEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  return newEnough ? `${program} ${version}` : skip(`${program} is too old (${version}, wanted ${OLDEST.join('.')})`);
}

function find(program: string): string | null {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
