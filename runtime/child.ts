import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from './failure.ts';
import { pause, stopProcess } from './process.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const TSX = import.meta.resolve('tsx');

export interface Child {
  readonly pid: () => number;
  /** How often it was started again after it had died. */
  readonly restarts: () => number;
  /** Resolves when the running process says that it is ready. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  /** Entry point in this folder, e.g. `worker.ts`. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly stopPatience?: number;
}

/**
 * Keeps one of our own processes running: started again, with growing delay, whenever it dies; in a process group of
 * its own; it ends by itself if this process is killed.
 * @throws StartFailure with its last words if it cannot start at all
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  let stopping = false;
  let restarts = 0;
  let child: ChildProcess;
  let ready: Promise<void>;

  const launch = (): void => {
    const log = openSync(options.logFile, 'a');
    const started = spawn(process.execPath, ['--import', TSX, join(HERE, options.entry)], {
      detached: true,
      env: options.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    child = started;
    ready = new Promise((resolve, reject) => {
      started.on('message', (message: { ready?: true; failure?: string }) => {
        if (message.ready) resolve();
        if (message.failure) reject(new StartFailure(message.failure));
      });
      started.once('exit', (code, signal) =>
        reject(new StartFailure(`${options.name} 未能启动（${signal ?? code}），见 ${options.logFile}`)),
      );
    });
    ready.catch(() => undefined);
    started.once('exit', () => void again());
  };
  const again = async (): Promise<void> => {
    if (stopping) return;
    restarts += 1;
    await pause(Math.min(200 * 2 ** Math.min(restarts - 1, 5), 5_000));
    if (!stopping) launch();
  };

  launch();
  const stop = async () => {
    stopping = true;
    if (child.pid) await stopProcess(child.pid, 'SIGTERM', options.stopPatience ?? 15_000);
  };
  const handle: Child = { pid: () => child.pid ?? -1, restarts: () => restarts, ready: () => ready, stop };
  try {
    await handle.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  restarts = 0;
  return handle;
}
