import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { openLog } from './process.ts';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** The file for its output, which is then not part of the result. */
  readonly logFile?: string;
  /** Aborts the program. */
  readonly signal?: AbortSignal;
}

/** A program that failed; the message is its output. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
}

/**
 * Runs a program to its end without blocking this process, in a process group of its own; returns its output.
 * @throws RunFailure with its output if it fails or cannot be started
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { logFile, signal, ...rest } = options;
  signal?.throwIfAborted();
  const log = logFile === undefined ? null : openLog(logFile);
  const output = log ?? 'pipe';
  const child = spawn(command, args, { ...rest, detached: true, stdio: ['ignore', output, output] });
  if (log !== null) closeSync(log);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  const stop = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended in the meantime.
    }
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, by) =>
        code === 0 ? resolve(said) : reject(new RunFailure(said.trim() || `${command}: ${by ?? code}`)),
      );
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
  }
}
