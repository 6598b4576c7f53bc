import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { isAlive } from './alive.ts';
import { FILE } from './data-folder.ts';

export interface ServerProcess {
  readonly pid: number;
  readonly ended: Promise<number | null>;
  readonly hasEnded: () => boolean;
}

export interface ServerOptions {
  readonly logFile: string;
  /** The signal that ends the server if this process has gone without stopping it. */
  readonly lastSignal: 'INT' | 'KILL';
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C in the terminal reaches it only through this process,
 * in order. Its output goes to its log file. It ends when this process ends, for whatever reason.
 */
export function startServer(command: string, args: readonly string[], options: ServerOptions): ServerProcess {
  const log = openLog(options.logFile);
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: options.env ?? process.env,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  let over = child.pid === undefined;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
  void ended.then(() => {
    over = true;
  });
  child.unref();
  guard(child, options.lastSignal);
  return { pid: child.pid ?? -1, ended, hasEnded: () => over };
}

/** A shell that waits on a pipe from this process: if the pipe is closed without any input, this process has gone. */
function guard(server: ChildProcess, signal: 'INT' | 'KILL'): void {
  if (process.platform === 'win32' || server.pid === undefined) return;
  const shell = spawn('sh', ['-c', 'read -r word || kill -s "$1" "$2"', 'sh', signal, String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  server.once('exit', () => shell.stdin.end('ended\n'));
}

/** Opens a log file for appending; `keepLogsSmall` may empty it meanwhile. */
export function openLog(file: string): number {
  return openSync(file, 'a', FILE);
}

/** Sends the signal, waits, and kills the process if it has not ended. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, patience: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  const until = Date.now() + patience;
  while (isAlive(pid)) {
    if (Date.now() > until) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await pause(25);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
