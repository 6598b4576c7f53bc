import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function installed(): string | null {
  return [process.env.CHROMIUM_PATH, ...KNOWN].find((path): path is string => !!path && existsSync(path)) ?? null;
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh'], { stdio: 'pipe' }).toString().trim() !== '';
  } catch {
    return false;
  }
}

/** A real browser: the one of this machine, or Debian's, installed here where that is possible. */
export async function openBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const missing = [...(installed() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && asRoot && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'fontconfig', ...missing], {
      stdio: 'pipe',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const executablePath = installed();
  if (!executablePath) throw new Error('the browser tests need Chromium: install it, or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=zh-CN',
    ],
  });
}
