import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, StartFailure } from './failure.ts';

/** The folder that holds everything of one installation; only one system runs on it at a time. */
export class DataFolder {
  constructor(readonly path: string) {
    try {
      mkdirSync(join(path, 'logs'), { recursive: true });
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

  writeJson(name: string, value: unknown, mode = 0o600): void {
    try {
      writeFileSync(this.file(name), `${JSON.stringify(value, null, 2)}\n`, { mode });
    } catch (error) {
      throw explain(error, `写入 ${name}`);
    }
  }

  /** A secret made once and kept; 64 hexadecimal digits. */
  secret(name: string): string {
    const secrets = this.readJson<Record<string, string>>('secrets.json') ?? {};
    const known = secrets[name];
    if (known) return known;
    const made = randomBytes(32).toString('hex');
    this.writeJson('secrets.json', { ...secrets, [name]: made });
    return made;
  }

  /**
   * Takes the folder for this process; a lock whose process has ended is taken over.
   * @throws StartFailure if another system runs on it
   */
  lock(): () => void {
    const file = this.file('lock');
    if (existsSync(file)) {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid !== process.pid && isAlive(pid)) {
        throw new StartFailure(
          `数据文件夹 ${this.path} 正由进程 ${pid} 使用；请先停止它，或用 DATA_DIR 指定其他位置。 The data folder is in use by process ${pid}; stop it or set DATA_DIR.`,
        );
      }
    }
    try {
      writeFileSync(file, String(process.pid));
    } catch (error) {
      throw explain(error, '锁定数据文件夹');
    }
    return () => rmSync(file, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
