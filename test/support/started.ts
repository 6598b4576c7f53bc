/** `npm start` as a person starts it: a process of its own, whose words are read. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  /** Waits until it says so; returns the seconds since it was started. */
  says(what: RegExp): Promise<number>;
}

const DIRECT = [process.execPath, 'runtime/bootstrap.mjs', 'start'];
export const NPM = ['npm', 'start'];

export function start(env: NodeJS.ProcessEnv, [command = '', ...args]: readonly string[] = DIRECT): Started {
  const began = Date.now();
  // In a group of its own, so that a signal can be sent to all of it, as a terminal does.
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    said: () => said,
    ended,
    async says(what) {
      await vi.waitFor(() => expect(said).toMatch(what), { timeout: 200_000, interval: 50 });
      return (Date.now() - began) / 1000;
    },
  };
}

/** Processes whose command line or environment names the folder. */
export function leftoverProcesses(folder: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .flatMap((pid) => {
      try {
        const [command = '', environment = ''] = ['cmdline', 'environ'].map((file) =>
          readFileSync(`/proc/${pid}/${file}`, 'utf8'),
        );
        return `${command}${environment}`.includes(folder) ? [`${pid} ${command.replaceAll('\0', ' ')}`] : [];
      } catch {
        return []; // It ended while we looked.
      }
    });
}
