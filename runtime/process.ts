import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { isAlive } from './data-folder.ts';

export interface ServerProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

export interface ServerOptions {
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C in the terminal reaches it only through us, in order.
 * What it prints goes to its log file.
 */
export function startServer(command: string, args: readonly string[], options: ServerOptions): ServerProcess {
  const log = openSync(options.logFile, 'a');
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: options.env ?? process.env,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
  child.unref();
  return { pid: child.pid ?? -1, child, ended };
}

/** Asks the process to end, waits, and ends it by force when it does not listen. */
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
