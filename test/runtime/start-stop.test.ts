import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SessionClient } from '../../runtime/session-client.ts';
import { anyPort } from '../support/system.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-start-'));
  chmodSync(folder, 0o755);
  port = await anyPort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly seconds: number;
}

async function start(...args: string[]): Promise<Started> {
  const began = Date.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'runtime/start.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  await expect.poll(() => said, { timeout: 200_000, interval: 100 }).toMatch(/就绪 ready/);
  return { child, said: () => said, seconds: (Date.now() - began) / 1000 };
}

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}

/** Processes whose command line or environment names our data folder. */
function left(): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => {
      try {
        return ['cmdline', 'environ'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder));
      } catch {
        return false; // It ended while we looked.
      }
    });
}

it('R:A1 R:E6 starts from nothing, shows the first administrator a password once, and leaves nothing running after Ctrl-C', async () => {
  const first = await start();
  const password = /密码 (\S+)/.exec(first.said())?.[1] ?? '';
  expect(password).toHaveLength(16);
  const admin = await new SessionClient(`http://127.0.0.1:${port}`).signIn('staff', 'admin', password);
  await expect(admin.call('listUsers')).rejects.toMatchObject({ type: 'password_change_required' });
  await admin.changePassword(password, 'Changed-2026');
  expect((await admin.call('listUsers')).total).toBe(1);
  for (const path of ['/', '/admin/', '/api/docs', '/healthz', '/readyz', '/api/openapi.json', '/metrics']) {
    expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 200]);
  }
  expect(await stop(first, 'SIGINT')).toBe(0);
  expect(left()).toEqual([]);

  const second = await start();
  expect(second.said()).not.toMatch(/首位管理员/);
  console.log(`second start: ready after ${second.seconds.toFixed(1)} s`);
  expect(await stop(second, 'SIGTERM')).toBe(0);
  expect(left()).toEqual([]);
});

it('a start that was killed leaves nothing that keeps the next one from starting', async () => {
  const killed = await start();
  await stop(killed, 'SIGKILL');
  const next = await start();
  expect(await stop(next, 'SIGINT')).toBe(0);
  expect(left()).toEqual([]);
});
