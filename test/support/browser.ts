import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { openSystem, type TestSystem } from './system.ts';

/** A browser whose user prefers reduced motion, because every click waits for animations. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser();
  const [newContext, newPage] = [browser.newContext.bind(browser), browser.newPage.bind(browser)];
  browser.newContext = (options) => newContext({ reducedMotion: 'reduce', ...options });
  browser.newPage = (options) => newPage({ reducedMotion: 'reduce', ...options });
  return browser;
}

/** A system with both interfaces on the servers of this run, and a browser to use it. */
export function openSystemInBrowser(env: NodeJS.ProcessEnv = {}): Promise<[TestSystem, Browser]> {
  return Promise.all([openSystem({ withInterfaces: true, servers: inject('servers'), env }), openBrowser()]);
}
