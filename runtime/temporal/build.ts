/** Builds the Temporal server, its SQL tool and its web UI from the Go modules pinned in go.mod in this folder. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explain, StartFailure } from '../failure.ts';
import { run } from '../run.ts';
import type { ProvideOptions, Skip, TemporalBinaries } from './binaries.ts';
import { putWhole } from './cli-cache.ts';

const MODULE_FOLDER = import.meta.dirname;
const PROGRAMS = {
  server: 'go.temporal.io/server/cmd/server',
  sqlTool: 'go.temporal.io/server/cmd/tools/sql',
  ui: 'github.com/temporalio/ui-server/v2/cmd/server',
} as const;

export function binariesIn(folder: string) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    kind: 'server' as const,
    version: folder,
    server: join(folder, `temporal-server${suffix}`),
    sqlTool: join(folder, `temporal-sql-tool${suffix}`),
    ui: join(folder, `temporal-ui-server${suffix}`),
  };
}

/** Changes with the pinned versions and the platform. */
export function moduleHash(): string {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['go.mod', 'go.sum']) hash.update(readFileSync(join(MODULE_FOLDER, name)));
  return hash.digest('hex').slice(0, 16);
}

export function builtEarlier(cacheFolder: string, skip: Skip): TemporalBinaries | null {
  const folder = join(cacheFolder, `temporal-${moduleHash()}`);
  const cached = binariesIn(folder);
  const whole = [cached.server, cached.sqlTool, cached.ui].every((file) => existsSync(file));
  return whole ? cached : skip(`no copy built earlier in ${folder}`);
}

/**
 * The result gets its name only when it is complete. Returns null, after recording the reason, if it cannot be built.
 */
export async function build(
  go: string,
  { cacheFolder, say, signal }: ProvideOptions,
  skip: Skip,
): Promise<TemporalBinaries | null> {
  say('  正在编译 Temporal 服务，约5分钟，仅此一次… Building the Temporal server, about 5 minutes, only this once…');
  const folder = join(cacheFolder, `temporal-${moduleHash()}`);
  const half = `${folder}.${process.pid}`;
  const logFile = join(cacheFolder, 'temporal-build.log');
  const made = binariesIn(half);
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const signOfLife = setInterval(() => say(`    … ${seconds()}`), 30_000);
  try {
    mkdirSync(half, { recursive: true });
    for (const name of ['server', 'sqlTool', 'ui'] as const) {
      await run(go, ['build', '-mod=readonly', '-o', made[name], PROGRAMS[name]], {
        cwd: MODULE_FOLDER,
        env: { ...process.env, CGO_ENABLED: '0' },
        logFile,
        ...(signal ? { signal } : {}),
      });
      say(`    ${PROGRAMS[name]} (${seconds()})`);
    }
    putWhole(half, folder);
    return binariesIn(folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    signal?.throwIfAborted();
    const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-2).join(' ') : '';
    const known = explain(new Error(`${String(error)} ${tail}`), '编译 Temporal 服务');
    if (known instanceof StartFailure) throw known;
    return skip(`Go could not build it, see ${logFile}: ${tail.slice(-300)}`);
  } finally {
    clearInterval(signOfLife);
  }
}
