/** Programs on PATH, including Temporal's own. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../run.ts';
import type { Skip, TemporalBinaries } from './binaries.ts';

/** The first server version that can start a workflow together with an update. */
const OLDEST = [1, 28] as const;

export function find(program: string): string | null {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

export async function serverOnPath(skip: Skip, signal?: AbortSignal): Promise<TemporalBinaries | null> {
  const server = find('temporal-server');
  if (!server) return skip('no temporal-server on PATH');
  const sqlTool = find('temporal-sql-tool');
  if (!sqlTool) return skip('temporal-server is on PATH without temporal-sql-tool');
  const version = await versionOf(server, /(\d+)\.(\d+)\.\d+/, skip, signal);
  const ui = find('temporal-ui-server');
  return version === null ? null : { kind: 'server', server, version, sqlTool, ...(ui ? { ui } : {}) };
}

export async function cliOnPath(skip: Skip, signal?: AbortSignal): Promise<TemporalBinaries | null> {
  const server = find('temporal');
  if (!server) return skip('no temporal CLI on PATH');
  const version = await versionOf(server, /Server (\d+)\.(\d+)\.\d+/, skip, signal);
  return version === null ? null : { kind: 'cli', server, version };
}

/** Returns null, after recording the reason, for a server that is too old or does not report its version. */
async function versionOf(program: string, pattern: RegExp, skip: Skip, signal?: AbortSignal): Promise<string | null> {
  const said = await run(program, ['--version'], signal ? { signal } : {}).catch((error: unknown) => String(error));
  signal?.throwIfAborted();
  const [version, major = 0, minor = 0] = pattern.exec(said) ?? [];
  if (!version) return skip(`${program} does not tell its server's version`);
  const newEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  return newEnough ? `${program} ${version}` : skip(`${program} is too old (${version}, wanted ${OLDEST.join('.')})`);
}
