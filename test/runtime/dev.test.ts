/** `npm run dev` in a copy of the sources: saved changes show at once; data and session stay. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { anyPort } from '../../runtime/ports.ts';
import { SOURCES } from '../../runtime/server-build.mjs';
import { SessionClient } from '../../runtime/session-client.ts';
import { openBrowser } from '../support/browser.ts';
import { addStaff, withPassword } from '../support/people.ts';
import { copyTemplate, DATA_KEY, type TestDatabase } from '../support/servers.ts';
import { ROOT, type Started, start } from '../support/started.ts';

const COPIED = [...SOURCES, 'portal', 'admin', 'web', 'package.json', 'package-lock.json', 'tsconfig.json'];
const PASSWORD = 'Develop-2026';
let copy: string;
let database: TestDatabase;
let started: Started;
let browser: Browser;
let url: string;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'hengzhun-dev-'));
  chmodSync(copy, 0o755);
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const servers = inject('servers');
  database = await copyTemplate(servers);
  const port = await anyPort();
  url = `http://127.0.0.1:${port}`;
  started = start(
    {
      DATA_DIR: join(copy, '.data'),
      PORT: String(port),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      TEMPORAL_NAMESPACE: `dev-${port}`,
      DATA_KEY: DATA_KEY.toString('hex'),
      WATCH_SECONDS: '0',
    },
    [process.execPath, join(copy, 'runtime', 'bootstrap.mjs'), 'dev'],
  );
  [browser] = await Promise.all([openBrowser(), started.says(/Ctrl-C stops everything in order/)]);
});
afterAll(async () => {
  started.child.kill('SIGINT');
  expect(await started.ended, started.said()).toBe(0);
  await browser.close();
  await database.drop();
  rmSync(copy, { recursive: true, force: true });
});

function edit(file: string, what: string, by: string): void {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(what);
  writeFileSync(path, before.replace(what, by));
}

/** Saves a change, and prints how long it took to show. */
async function seen(name: string, change: () => void, look: () => Promise<void>): Promise<void> {
  const began = Date.now();
  change();
  await look();
  console.log(`${name}: seen after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** A page with a half-typed form, which a reload would empty. */
async function halfTyped(path: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${url}${path}`);
  await page.getByLabel('用户名').fill('half-typed');
  return page;
}

it('updates a page of the portal and of the console in the open window, without losing what was typed', async () => {
  for (const [path, file, what, by] of [
    ['/sign-in', 'portal/account/SignIn.tsx', "{t('signIn.noAccount')}", "{t('signIn.noAccount')}看看"],
    ['/admin/login', 'admin/session/SignInPage.tsx', "{t('session.heading')}", "{t('session.heading')}看看"],
  ] as const) {
    const page = await halfTyped(path);
    await seen(
      file,
      () => edit(file, what, by),
      () => page.getByText('看看').waitFor(),
    );
    expect(await page.getByLabel('用户名').inputValue()).toBe('half-typed');
    await page.close();
  }
});

it('answers with saved API code in the same session, and shows a fault in the code until it is corrected', async () => {
  const { id } = await addStaff(database.db, '管理员', 'administrator');
  const username = await withPassword(database.db, id, PASSWORD);
  const admin = await new SessionClient(url).signIn('staff', username, PASSWORD);
  const health = async () => (await fetch(`${url}/healthz-saved`, { redirect: 'manual' })).status;
  expect(await health()).not.toBe(200);

  const file = 'api/observe/health.ts';
  edit(file, "get('/healthz'", "get('/healthz' '/healthz-saved'");
  await expect.poll(() => started.said(), { timeout: 60_000 }).toMatch(/health\.ts/);
  await seen(
    file,
    () => edit(file, "'/healthz' '/healthz-saved'", "['/healthz', '/healthz-saved']"),
    () => expect.poll(health, { interval: 50, timeout: 60_000 }).toBe(200),
  );
  expect((await admin.call('me')).username).toBe(username);
});

it('runs saved workflow code in the worker', async () => {
  const file = 'workflows/index.ts';
  await seen(
    file,
    () => edit(file, '\n', '\nexport const savedJustNow = 1;\n'),
    () => expect.poll(() => started.said(), { interval: 50, timeout: 60_000 }).toMatch(/✓ \d\d:\d\d:\d\d worker \(/),
  );
});
