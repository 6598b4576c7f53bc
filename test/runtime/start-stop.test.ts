import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { anyPort } from '../../runtime/ports.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { leftoverProcesses, NPM, type Started, start } from '../support/started.ts';

let folder: string;
let env: NodeJS.ProcessEnv;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-start-'));
  chmodSync(folder, 0o755);
  const PORT = String(await anyPort());
  env = { DATA_DIR: folder, PORT };
  url = `http://127.0.0.1:${PORT}`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => expectNothingLeft());

/** Files and folders below the data folder from which other users of the machine can read. */
function openToOthers(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (lstatSync(join(folder, name)).mode & 0o077) !== 0,
  );
}

const READY = /Ctrl-C stops everything in order/;

async function expectNothingLeft(): Promise<void> {
  // Each process ends by itself within twelve seconds, whatever it waits for.
  await expect.poll(() => leftoverProcesses(folder), { timeout: 15_000 }).toEqual([]);
}

/** What a terminal does at Ctrl-C: every process in it gets the signal. */
function pressCtrlC({ child }: Started): void {
  if (child.pid) process.kill(-child.pid, 'SIGINT');
}

it('R:A1 R:E6 starts from nothing, shows the first administrator a password once, and leaves nothing running after Ctrl-C', async () => {
  const first = start(env);
  await first.says(READY);
  const password = /密码 (\S+)/.exec(first.said())?.[1] ?? '';
  expect(password).toHaveLength(16);
  const admin = await new SessionClient(url).signIn('staff', 'admin', password);
  await expect(admin.call('listUsers')).rejects.toMatchObject({ type: 'password_change_required' });
  await admin.changePassword(password, 'Changed-2026');
  expect((await admin.call('listUsers')).total).toBe(1);
  for (const path of ['/', '/admin/', '/api/docs', '/healthz', '/readyz', '/api/openapi.json', '/metrics']) {
    expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 200]);
  }
  const temporalUi = /Temporal {2,}(http\S+)/.exec(first.said())?.[1];
  // Others may pass through the folder, as PostgreSQL's user must, but neither list nor read.
  expect(lstatSync(folder).mode & 0o066).toBe(0);
  expect(openToOthers()).toEqual([]);
  const secret = 'S3cretT0kenOfALink';
  for (const path of [`certificates/${secret}`, `orders/${secret}/certificates`, `visit-feeds/${secret}`])
    expect((await fetch(`${url}/api/public/${path}`)).status).toBe(404);
  const log = () => readFileSync(join(folder, 'logs', 'api.log'), 'utf8');
  await expect.poll(log).toContain('"route":"/api/public/visit-feeds/:token"');
  for (const name of readdirSync(join(folder, 'logs')))
    expect(readFileSync(join(folder, 'logs', name), 'utf8'), name).not.toContain(secret);
  expect(log()).not.toContain(password);
  // Only for supervisors.
  if (temporalUi) expect((await fetch(temporalUi)).status).toBe(401);
  // The open stream of a page is closed in order, and does not delay the stop.
  const listening = await fetch(`${url}/api/messages/stream`, { headers: { cookie: admin.cookie } });
  const reader = listening.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('data: ');
  const stopping = Date.now();
  first.child.kill('SIGINT');
  // Read to its end: a stream that is cut off would throw here.
  while ((await reader?.read())?.done === false);
  expect(await first.ended, first.said()).toBe(0);
  console.log(`stopped after ${((Date.now() - stopping) / 1000).toFixed(1)} s`);
  expect(leftoverProcesses(folder)).toEqual([]);

  // An earlier version left logs that others could read.
  for (const path of ['logs', 'logs/api.log']) chmodSync(join(folder, path), 0o755);
  mkdirSync(join(folder, 'files'), { recursive: true });
  chmodSync(join(folder, 'files'), 0o755);
  writeFileSync(join(folder, 'logs', 'worker.log'), 'x'.repeat(21 * 1024 * 1024));
  const second = start(env);
  const seconds = await second.says(READY);
  expect(second.said()).not.toMatch(/首位管理员/);
  expect(openToOthers()).toEqual([]);
  // A large log is put aside.
  expect(lstatSync(join(folder, 'logs', 'worker.log')).size).toBeLessThan(1024 * 1024);
  expect(lstatSync(join(folder, 'logs', 'worker.log.1')).size).toBe(21 * 1024 * 1024);
  console.log(`second start: ready after ${seconds.toFixed(1)} s`);
  second.child.kill('SIGTERM');
  expect(await second.ended, second.said()).toBe(0);
  expect(leftoverProcesses(folder)).toEqual([]);
});

it('stops everything in order at Ctrl-C in the terminal of `npm start`, though npm passes the same Ctrl-C on', async () => {
  const started = start(env, NPM);
  await started.says(READY);
  pressCtrlC(started);
  await started.ended;
  await expectNothingLeft();
  expect(started.said()).not.toMatch(/forced/);
  const stopped = [...started.said().matchAll(/✓ (\S+).* 已停止/g)].map(([, name]) => name);
  expect(stopped).toEqual(['服务', '导入进程', '证书进程', '工作流进程', 'Temporal', 'PostgreSQL', '数据文件夹']);
});

it('stops everything in order when npm itself is ended, as by a service manager', async () => {
  const started = start(env, NPM);
  await started.says(READY);
  started.child.kill('SIGTERM');
  await expectNothingLeft();
  await started.says(/数据文件夹 data folder 已停止/);
});

it.each([
  ['the database is coming up', /衡准 Hengzhun/],
  ['Temporal is coming up', /migrations/],
  ['the processes are coming up', /workflow code/],
])('ends the start at Ctrl-C while %s, and leaves nothing running', async (_, moment) => {
  const started = start(env);
  await started.says(moment);
  pressCtrlC(started);
  expect(await started.ended, started.said()).toBe(0);
  expect(leftoverProcesses(folder)).toEqual([]);
  expect(started.said()).not.toMatch(/就绪 ready|\n\s+at /);
});

it('ends by force at a second Ctrl-C, and still leaves nothing running', async () => {
  const started = start(env);
  await started.says(READY);
  pressCtrlC(started);
  await started.says(/正在停止/);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  pressCtrlC(started);
  await started.ended;
  await expectNothingLeft();
});

it('stops the servers of a start that was killed, and starts again', async () => {
  const killed = start(env);
  await killed.says(READY);
  killed.child.kill('SIGKILL');
  await killed.ended;
  await expectNothingLeft();
  const next = start(env);
  await next.says(READY);
  next.child.kill('SIGINT');
  expect(await next.ended, next.said()).toBe(0);
});
