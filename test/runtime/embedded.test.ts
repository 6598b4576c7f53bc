/** The embedded PostgreSQL alone: its roles, and what it survives. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAlive, startTimeOf } from '../../runtime/alive.ts';
import { DataFolder } from '../../runtime/data-folder.ts';
import { migrate } from '../../runtime/migrate.ts';
import { startPostgres } from '../../runtime/postgres.ts';
import { keyRing } from '../../store/keys/ring.ts';

let root: string;
let folder: DataFolder;
let stranger: ChildProcess;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hengzhun-embedded-'));
  chmodSync(root, 0o755);
  folder = new DataFolder(join(root, 'data'));
  stranger = spawn('sleep', ['300']);
});
afterAll(() => {
  stranger.kill();
  rmSync(root, { recursive: true, force: true });
});

const strangersPid = () => stranger.pid ?? -1;

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

it('gives the processes a role that owns nothing, and Temporal a role that is no superuser', async () => {
  const postgres = await startPostgres(folder);
  try {
    expect((await migrate(postgres.ownerUrl, keyRing(Buffer.alloc(32, 7)))).length).toBeGreaterThan(0);
    expect(await migrate(postgres.ownerUrl, keyRing(Buffer.alloc(32, 7)))).toEqual([]);
    const owned = `select count(*)::int as owned from pg_class where relowner = current_user::regrole`;
    expect(await ask(postgres.appUrl, owned)).toEqual([{ owned: 0 }]);
    await expect(ask(postgres.appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(ask(postgres.appUrl, 'drop table event')).rejects.toThrow(/must be owner/);
    expect(
      await ask(
        postgres.ownerUrl,
        `select rolname from pg_roles where rolsuper and rolname <> 'postgres' and rolcanlogin`,
      ),
    ).toEqual([]);
    expect(await ask(postgres.ownerUrl, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask(postgres.ownerUrl, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  } finally {
    await postgres.stop();
  }
});

it('restarts PostgreSQL on the same port after it was killed', async () => {
  const said: string[] = [];
  const postgres = await startPostgres(folder, (line) => said.push(line));
  try {
    const before = postgres.pid();
    process.kill(before, 'SIGKILL');
    await expect
      .poll(() => ask(postgres.appUrl, 'select 1 as one').catch(() => []), { timeout: 20_000 })
      .toEqual([{ one: 1 }]);
    expect(postgres.pid()).not.toBe(before);
    expect(said.join()).toMatch(/PostgreSQL 意外停止/);
  } finally {
    await postgres.stop();
  }
  expect(isAlive(postgres.pid())).toBe(false);
});

it('does not harm a program that now has the process number of a killed server', async () => {
  writeFileSync(folder.file('postgres', 'postmaster.pid'), `${strangersPid()}\n${folder.file('postgres')}\n`);
  const postgres = await startPostgres(folder);
  await postgres.stop();
  expect(isAlive(strangersPid())).toBe(true);
});

it('takes over a lock whose process number now belongs to another program, but not one whose process runs', () => {
  writeFileSync(folder.file('lock'), JSON.stringify({ pid: strangersPid(), birth: 'long ago' }));
  folder.lock()();
  expect(existsSync(folder.file('lock'))).toBe(false);
  writeFileSync(folder.file('lock'), JSON.stringify({ pid: strangersPid(), birth: startTimeOf(strangersPid()) }));
  expect(() => folder.lock()).toThrow(new RegExp(`正由进程 ${strangersPid()} 使用`));
  rmSync(folder.file('lock'));
});

it('completes a start that was killed while the database was being created', async () => {
  const other = new DataFolder(join(root, 'half'));
  mkdirSync(other.file('postgres.new', 'base'), { recursive: true });
  writeFileSync(other.file('postgres.new', 'PG_VERSION'), '18\n');
  const postgres = await startPostgres(other);
  await postgres.stop();
  expect(existsSync(other.file('postgres.new'))).toBe(false);
});

it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'runs as root below a folder that others may not enter, such as /root',
  async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const postgres = await startPostgres(new DataFolder(join(closed, 'data')));
    try {
      expect(await ask(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await postgres.stop();
    }
  },
);
