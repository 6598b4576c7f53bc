import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTimeOf } from './alive.ts';
import { explain, StartFailure } from './failure.ts';

/** Modes: all data are for their owner alone. */
export const FOLDER = 0o700;
export const FILE = 0o600;

/** The folder with all data of one installation; only one system may run on it at a time. */
export class DataFolder {
  constructor(readonly path: string) {
    try {
      mkdirSync(join(path, 'logs'), { recursive: true, mode: FOLDER });
    } catch (error) {
      throw explain(error, `创建数据文件夹 ${path}`);
    }
  }

  file(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  readJson<T>(name: string): T | null {
    const file = this.file(name);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
  }

  /** Replaces the file at once: nobody reads half of it, and a crash leaves the old one. */
  writeJson(name: string, value: unknown, mode = FILE): void {
    const half = this.file(`${name}.${process.pid}`);
    try {
      writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode, flush: true });
      renameSync(half, this.file(name));
    } catch (error) {
      throw explain(error, `写入 ${name}`);
    }
  }

  /** Returns a secret, which is generated once and stored; 64 hexadecimal digits. */
  secret(name: string): string {
    const secrets = this.readJson<Record<string, unknown>>('secrets.json') ?? {};
    const known = secrets[name];
    if (typeof known === 'string') return known;
    const made = randomBytes(32).toString('hex');
    this.writeJson('secrets.json', { ...secrets, [name]: made });
    return made;
  }

  /**
   * Takes away what others may read in a folder made by an earlier version. PostgreSQL's own folder is closed already.
   * @param passable whether another user, who runs PostgreSQL, must pass through the folder
   */
  close(passable: boolean): void {
    try {
      const entries = [
        ...readdirSync(this.path).filter((name) => !name.startsWith('postgres')),
        ...readdirSync(this.file('logs')).map((name) => join('logs', name)),
      ];
      for (const path of entries.map((name) => this.file(name))) {
        const entry = lstatSync(path);
        // What another user has put here, such as `lost+found` of a file system, is not ours to change.
        if (entry.isSymbolicLink() || entry.uid !== process.getuid?.()) continue;
        chmodSync(path, entry.isDirectory() ? FOLDER : FILE);
      }
      if (lstatSync(this.path).uid === process.getuid?.()) chmodSync(this.path, passable ? 0o711 : FOLDER);
    } catch (error) {
      throw explain(error, '限制数据文件夹的访问权限');
    }
  }

  /**
   * Locks the folder for this process; the lock of a process that has ended is taken over.
   * @throws StartFailure if another system is running on it
   */
  lock(): () => void {
    const file = this.file('lock');
    const mine = JSON.stringify({ pid: process.pid, birth: startTimeOf(process.pid) });
    for (let attempt = 0; ; attempt++) {
      try {
        writeFileSync(file, mine, { flag: 'wx', mode: FILE });
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
          throw explain(error, '锁定数据文件夹');
      }
      const holder = readHolder(file);
      if (attempt > 2 || (holder && isRunning(holder))) {
        const pid = holder?.pid ?? '?';
        throw new StartFailure(
          `数据文件夹 ${this.path} 正由进程 ${pid} 使用；请先停止它，或用 DATA_DIR 指定其他位置。 The data folder is in use by process ${pid}; stop it or set DATA_DIR.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
}

interface Holder {
  readonly pid: number;
  readonly birth: string | null;
}

function readHolder(file: string): Holder | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read === 'number') return { pid: read, birth: null };
    return read && typeof read === 'object' && 'pid' in read ? (read as Holder) : null;
  } catch {
    return null;
  }
}

/** The process id may have been reused: it is the lock's holder only if it started at the same moment. */
function isRunning({ pid, birth }: Holder): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  return birth === null || birth === startTimeOf(pid);
}
