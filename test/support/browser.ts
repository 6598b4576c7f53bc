import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { openSystem, type TestSystem } from './system.ts';

/**
 * The browser of this run; closing it ends what this file has opened in it. Its person asks for less motion: what fades and
 * slides is waited for at every click.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.connect(inject('browser'));
  const [newContext, newPage] = [browser.newContext.bind(browser), browser.newPage.bind(browser)];
  browser.newContext = (options) => newContext({ reducedMotion: 'reduce', ...options });
  browser.newPage = (options) => newPage({ reducedMotion: 'reduce', ...options });
  return browser;
}

/** A system with both interfaces on the servers of this run, and a browser to use it. */
export function openSystemInBrowser(): Promise<[TestSystem, Browser]> {
  return Promise.all([openSystem({ withInterfaces: true, servers: inject('servers') }), openBrowser()]);
}
