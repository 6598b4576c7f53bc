/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, which is created if missing. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from './failure.ts';

export interface PostgresUser {
  readonly uid?: number;
  readonly gid?: number;
  /** The command to start, and the user that runs it. */
  as(command: string, args: readonly string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

/**
 * @param paths that the user must be able to reach
 * @throws StartFailure if there can be no such user
 */
export function postgresUser(...paths: string[]): PostgresUser {
  if (process.getuid?.() !== 0) return { as: (command, args) => ({ command, args: [...args] }) };
  const { uid, gid } = findUser();
  const closed = paths.map(closedFolderAbove).find((folder) => folder !== null);
  if (!closed) return { uid, gid, as: (command, args) => ({ command, args: [...args], uid, gid }) };
  // For paths below a folder like /root (mode 700) the user gets an additional capability: to pass through folders.
  const right = passingRight();
  if (!right || !has('setpriv')) {
    throw new StartFailure(
      `以 root 运行时，数据库用户 postgres 无法进入 ${closed}；请把程序放到其他位置（如 /srv），或以普通用户运行。 As root, PostgreSQL runs as the user postgres, who cannot enter ${closed}: move the program elsewhere (e.g. /srv) or run it as an ordinary user.`,
    );
  }
  const prefix = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  // Without this bit access(2), with which initdb looks for its programs, ignores the capability.
  const bits = ['--securebits', '+no_setuid_fixup'];
  const rights = ['--inh-caps', `-all,+${right}`, '--ambient-caps', `-all,+${right}`];
  return {
    uid,
    gid,
    as: (command, args) => ({ command: 'setpriv', args: [...prefix, ...bits, ...rights, command, ...args] }),
  };
}

/** The output of a program. Ctrl-C in the terminal ends the program too; then it is run again. */
function answerOf(program: string, args: readonly string[]): string {
  const ask = () => execFileSync(program, args, { stdio: 'pipe' }).toString();
  try {
    return ask();
  } catch (error) {
    if ((error as { readonly signal?: string | null }).signal) return ask();
    throw error;
  }
}

function findUser(): { uid: number; gid: number } {
  const lookup = () => {
    const [uid = Number.NaN, gid = Number.NaN] = ['-u', '-g'].map((flag) => Number(answerOf('id', [flag, 'postgres'])));
    return { uid, gid };
  };
  try {
    return lookup();
  } catch {
    // The user does not exist yet.
  }
  try {
    answerOf('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return lookup();
  } catch {
    throw new StartFailure(
      '无法创建系统用户 postgres；请以普通用户运行，或设置 DATABASE_URL。 The user postgres cannot be made here: run as an ordinary user, or set DATABASE_URL.',
    );
  }
}

/** The uppermost folder above a path that other users may not pass through. */
function closedFolderAbove(path: string): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = closedFolderAbove(parent);
  if (above) return above;
  return (statSync(parent).mode & 0o001) === 0 ? parent : null;
}

/** The smallest capability of this process that lets its holder pass through any folder. */
function passingRight(): 'dac_read_search' | 'dac_override' | null {
  try {
    const rights = BigInt(`0x${/CapEff:\s*([0-9a-f]+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
    if (rights & 4n) return 'dac_read_search';
    return rights & 2n ? 'dac_override' : null;
  } catch {
    return null;
  }
}

function has(program: string): boolean {
  try {
    answerOf(program, ['--version']);
    return true;
  } catch {
    return false;
  }
}
