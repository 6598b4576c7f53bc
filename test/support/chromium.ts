import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const KNOWN = [
  '/usr/bin/chromium-headless-shell',
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

/**
 * Debian's Chromium – the one without windows starts and draws quicker – and a Chinese font, installed here where they are missing
 * and that is possible; returns where it is. Not two at a time.
 */
export function findOrInstall(): string {
  const missing = [
    ...(installed() ? [] : ['chromium-headless-shell']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'fontconfig', ...missing], {
      stdio: 'pipe',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const found = installed();
  if (!found) throw new Error('the browser tests need Chromium: install it, or set CHROMIUM_PATH');
  return found;
}

const launchOptions = () => ({
  executablePath: findOrInstall(),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--lang=zh-CN',
    // Pages live for seconds: what V8 spends on making them quick is not earned back (an eighth of the processor time).
    '--js-flags=--no-opt',
  ],
});

/** A real browser. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
