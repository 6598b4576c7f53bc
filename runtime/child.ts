import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { StartFailure } from './failure.ts';
import { openLog, pause, stopProcess } from './process.ts';

export interface Child {
  readonly pid: () => number;
  /** How often it was restarted after it had died. */
  readonly restarts: () => number;
  /** Resolves when the running process has reported that it is ready. */
  ready(): Promise<void>;
  /** Stops it in order and starts it with the present code; resolves when it is ready. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  /** The arguments of Node, e.g. the built `worker.js`, preceded by its options. */
  readonly run: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Maximum heap in megabytes; by default Node decides. */
  readonly heap?: number | undefined;
  readonly logFile: string;
  readonly stopPatience?: number;
  readonly say?: (line: string) => void;
}

/**
 * Supervises one of our own processes: restarts it with increasing delay whenever it dies. It runs in a process group
 * of its own, and ends by itself if this process is killed.
 * @throws StartFailure with its last output if it cannot start at all
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, logFile, say = () => undefined } = options;
  let stopping = false;
  let renewing = false;
  let restarts = 0;
  let deaths = 0;
  let child: ChildProcess;
  let ready: Promise<void>;

  const launch = (): void => {
    let readyAt = Number.POSITIVE_INFINITY;
    const log = openLog(logFile);
    const limits = options.heap ? [`--max-old-space-size=${options.heap}`] : [];
    const started = spawn(process.execPath, [...limits, '--enable-source-maps', ...options.run], {
      detached: true,
      env: options.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    child = started;
    ready = new Promise((resolve, reject) => {
      started.on('message', (message: { ready?: true; failure?: string }) => {
        if (message.ready) {
          readyAt = Date.now();
          resolve();
        }
        if (message.failure) reject(new StartFailure(message.failure));
      });
      const failed = (reason: unknown) =>
        reject(new StartFailure(`${name} 未能启动（${reason}），见 ${logFile}。 ${name} did not start; see its log.`));
      started.once('error', failed);
      started.once('exit', (code, signal) => failed(signal ?? code));
    });
    ready.catch(() => undefined);
    started.once('exit', (code, signal) => void again(signal ?? code, Date.now() - readyAt));
  };
  const again = async (reason: unknown, worked: number): Promise<void> => {
    if (stopping || renewing) return;
    restarts += 1;
    deaths = worked > HEALTHY_MS ? 1 : deaths + 1;
    say(`${name} 意外停止（${reason}），正在重新启动。 ${name} ended unexpectedly and is started again.`);
    await pause(Math.min(200 * 2 ** (deaths - 1), MAX_DELAY_MS));
    if (!stopping) launch();
  };
  const end = async (): Promise<void> => {
    const running = child.exitCode === null && child.signalCode === null;
    if (running && child.pid) await stopProcess(child.pid, 'SIGTERM', options.stopPatience ?? 15_000);
  };
  const stop = (): Promise<void> => {
    stopping = true;
    return end();
  };
  const restart = async (): Promise<void> => {
    renewing = true;
    await end();
    renewing = false;
    launch();
    await ready;
  };

  launch();
  const handle: Child = { pid: () => child.pid ?? -1, restarts: () => restarts, ready: () => ready, restart, stop };
  try {
    await handle.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return handle;
}

const MAX_DELAY_MS = 5_000;
/** Milliseconds. A process that was ready for this long is restarted at once: only one that cannot work has to wait. */
const HEALTHY_MS = 500;
