/** `npm start` that cannot start says why in one clear sentence and ends with an exit code other than 0. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyPort } from '../../runtime/ports.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-refusals-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The settings of a system for the public, and a user who may run it. */
function realUse(): NodeJS.ProcessEnv {
  const key = (digit: string) => Buffer.from(`${digit} a key of thirty-two bytes ....`).toString('hex');
  return {
    PRODUCTION: 'true',
    PUBLIC_URL: 'https://hengzhun.test',
    TRUST_PROXY: 'loopback',
    SESSION_SECRET: key('1'),
    DATA_KEY: key('2'),
    SIGNING_P12: '/nowhere.p12',
    NODE_OPTIONS: '--import=data:text/javascript,process.getuid%3D()%3D%3E1000',
  };
}

async function start(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child: ChildProcess = spawn(process.execPath, ['runtime/bootstrap.mjs', 'start'], {
    cwd: ROOT,
    env: { ...process.env, TEMPORAL_UI: 'false', PORT: String(await anyPort()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

function expectOneSentence({ code, said }: { code: number | null; said: string }, sentence: RegExp): void {
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
}

it('names the wrong variable, and why it is wrong', async () => {
  expectOneSentence(await start({ PORT: 'abc' }), /配置有误.*PORT/);
});

it('says that the port is taken and what to do', async () => {
  const port = await anyPort();
  const server = await new Promise<Server>((resolve) => {
    const listening = createServer().listen(port, '127.0.0.1', () => resolve(listening));
  });
  try {
    expectOneSentence(
      await start({ DATA_DIR: join(folder, 'port'), PORT: String(port) }),
      new RegExp(`端口 ${port} 已被占用.*PORT`),
    );
  } finally {
    server.close();
  }
});

it('says that the data folder belongs to another PostgreSQL version', async () => {
  const data = join(folder, 'version');
  mkdirSync(join(data, 'postgres'), { recursive: true });
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '16\n');
  expectOneSentence(await start({ DATA_DIR: data }), /PostgreSQL 16.*18.*DATA_DIR/);
});

it('says that the data folder is in use, and takes over the lock of a process that has ended', async () => {
  const data = join(folder, 'locked');
  mkdirSync(join(data, 'postgres'), { recursive: true });
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '16\n');
  writeFileSync(join(data, 'lock'), String(process.pid));
  expectOneSentence(await start({ DATA_DIR: data }), new RegExp(`正由进程 ${process.pid} 使用`));
  writeFileSync(join(data, 'lock'), '999999');
  expectOneSentence(await start({ DATA_DIR: data }), /PostgreSQL 16/);
});

/** A machine with neither Temporal nor Python nor Go, on which nothing can be downloaded. */
function bareMachine(): NodeJS.ProcessEnv {
  const path = join(folder, 'bin');
  mkdirSync(path, { recursive: true });
  for (const program of ['id', 'useradd', 'locale', 'sh']) {
    const found = execFileSync('which', [program]).toString().trim();
    if (found && !existsSync(join(path, program))) symlinkSync(found, join(path, program));
  }
  return { PATH: path, HENGZHUN_CACHE_DIR: join(folder, 'cache'), HTTPS_PROXY: 'http://127.0.0.1:9' };
}

it('says what to install without Temporal, Python and Go, after naming every way that it tried', async () => {
  const result = await start({ DATA_DIR: join(folder, 'nothing'), ...bareMachine() });
  expectOneSentence(result, /找不到 Temporal 服务：请安装 Python.*Go .*TEMPORAL_ADDRESS/);
  for (const way of [
    /no temporal-server on PATH/,
    /no temporal CLI on PATH/,
    /no copy built earlier/,
    /no Temporal CLI had earlier/,
    /could not be downloaded/,
    /no Python on PATH/,
    /no Go on PATH/,
  ]) {
    expect(result.said).toMatch(way);
  }
});

it('says in production what to set or run if there is no server over PostgreSQL, before anything starts', async () => {
  const data = join(folder, 'real-use');
  const result = await start({ DATA_DIR: data, ...realUse(), ...bareMachine() });
  expectOneSentence(result, /PRODUCTION=true.*TEMPORAL_ADDRESS.*npm run temporal:build/);
  expect(result.said).not.toMatch(/could not be downloaded/);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
});

it('says that workflows of a folder that was tried out with the CLI cannot be used in production', async () => {
  const data = join(folder, 'tried-out');
  mkdirSync(data);
  writeFileSync(join(data, 'temporal-schema.json'), JSON.stringify({ kind: 'cli', version: '1' }));
  expectOneSentence(await start({ DATA_DIR: data, ...realUse() }), /SQLite.*PRODUCTION=true.*新的 DATA_DIR/);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
});

it.runIf(process.getuid?.() === 0 && process.platform === 'linux')('says that the disk is full', async () => {
  const data = join(folder, 'full');
  mkdirSync(data);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data]);
  try {
    expectOneSentence(await start({ DATA_DIR: data }), /磁盘空间不足.*DATA_DIR/);
  } finally {
    execFileSync('umount', ['-l', data]);
  }
});

it('says that the folder is not writable', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { code, said } = await start({ DATA_DIR: join(dirname(file), 'a-file', 'data') });
  expect(said).toMatch(/ENOTDIR|没有写入权限/);
  expect(code).toBe(1);
});
