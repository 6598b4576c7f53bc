/** Identifies a process by its id and start time: ids are reused, so an id alone proves nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When the process started, in the format of this operating system; null if unknown. */
export function startTimeOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return ask('lstart=', pid);
    // The name in parentheses may contain spaces; the start time is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** The command line of a process; null if the system does not reveal it. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return ask('command=', pid);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
  } catch {
    return null;
  }
}

function ask(column: string, pid: number): string | null {
  return (
    execFileSync('ps', ['-o', column, '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .trim() || null
  );
}
