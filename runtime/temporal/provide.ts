/** Where the Temporal server comes from: the first way that works, each skipped one with its reason. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, StartFailure } from '../failure.ts';

export interface TemporalBinaries {
  readonly kind: 'server' | 'cli';
  readonly server: string;
  readonly sqlTool?: string;
  readonly ui?: string;
}

const MODULE_FOLDER = dirname(fileURLToPath(import.meta.url));
const PROGRAMS = {
  server: 'go.temporal.io/server/cmd/server',
  sqlTool: 'go.temporal.io/server/cmd/tools/sql',
  ui: 'github.com/temporalio/ui-server/v2/cmd/server',
} as const;

/** @throws StartFailure that says what to install or set when there is no way at all */
export async function provideTemporal(cacheFolder: string, say: (line: string) => void): Promise<TemporalBinaries> {
  const skipped: string[] = [];
  const skip = (reason: string) => {
    skipped.push(reason);
    say(`  – ${reason}`);
  };
  const onPath = find('temporal-server');
  const sqlTool = find('temporal-sql-tool');
  if (onPath && sqlTool) return { kind: 'server', server: onPath, sqlTool };
  skip(onPath ? 'temporal-server is on PATH without temporal-sql-tool' : 'no temporal-server on PATH');
  const cli = find('temporal');
  if (cli) return { kind: 'cli', server: cli };
  skip('no temporal CLI on PATH');

  const folder = join(cacheFolder, `temporal-${moduleHash()}`);
  const cached = binariesIn(folder);
  if (existsSync(cached.server) && existsSync(cached.sqlTool) && existsSync(cached.ui)) return cached;
  skip(`no copy built earlier in ${folder}`);

  const go = find('go');
  if (go) {
    await build(go, folder, say);
    return cached;
  }
  skip('no Go on PATH to build it with');
  const downloaded = await download(cacheFolder, skip);
  if (downloaded) return downloaded;
  throw new StartFailure(
    `找不到 Temporal 服务：请安装 Go 1.26 以上（将自动编译），或安装 temporal CLI，或设置 TEMPORAL_ADDRESS。 No Temporal server can be had: install Go ≥ 1.26 (it is then built by itself) or the temporal CLI, or set TEMPORAL_ADDRESS. (${skipped.join('; ')})`,
  );
}

function binariesIn(folder: string) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    kind: 'server' as const,
    server: join(folder, `temporal-server${suffix}`),
    sqlTool: join(folder, `temporal-sql-tool${suffix}`),
    ui: join(folder, `temporal-ui-server${suffix}`),
  };
}

/** Changes with the pinned versions and the platform. */
function moduleHash(): string {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['go.mod', 'go.sum']) hash.update(readFileSync(join(MODULE_FOLDER, name)));
  return hash.digest('hex').slice(0, 16);
}

function find(program: string): string | null {
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Builds the pinned modules; the result appears under its name only when it is whole. */
async function build(go: string, folder: string, say: (line: string) => void): Promise<void> {
  say('  正在编译 Temporal 服务，约5分钟，仅此一次… Building the Temporal server, about 5 minutes, only this once…');
  const half = `${folder}.${process.pid}`;
  const log = join(dirname(folder), 'temporal-build.log');
  const made = binariesIn(half);
  try {
    mkdirSync(half, { recursive: true });
    for (const name of ['server', 'sqlTool', 'ui'] as const) {
      await run(go, ['build', '-mod=readonly', '-o', made[name], PROGRAMS[name]], log);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    const tail = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ') : '';
    throw explain(
      new StartFailure(
        `Temporal 服务编译失败，详见 ${log}：${tail} ${String(error)} Building the Temporal server failed; see the log.`,
      ),
      '编译 Temporal 服务',
    );
  }
}

function run(command: string, args: readonly string[], log: string): Promise<void> {
  const output = openSync(log, 'a');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: MODULE_FOLDER,
      stdio: ['ignore', output, output],
      env: { ...process.env, CGO_ENABLED: '0' },
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

/** The SDK's own download of the official CLI. */
async function download(cacheFolder: string, skip: (reason: string) => void): Promise<TemporalBinaries | null> {
  const folder = join(cacheFolder, 'temporal-cli');
  mkdirSync(folder, { recursive: true });
  const script = `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const env = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir: ${JSON.stringify(folder)} } } });
    await env.teardown();`;
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: MODULE_FOLDER,
      timeout: 300_000,
      stdio: 'pipe',
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    skip(
      `the official CLI could not be downloaded (${
        said
          .split('\n')
          .find((line) => /rror/.test(line))
          ?.trim()
          .slice(0, 160) ?? 'no answer'
      })`,
    );
    return null;
  }
  const { readdirSync } = await import('node:fs');
  const name = readdirSync(folder).find((file) => file.startsWith('temporal'));
  return name ? { kind: 'cli', server: join(folder, name) } : null;
}
