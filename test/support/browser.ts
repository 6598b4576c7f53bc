import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { openSystem, type TestSystem } from './system.ts';

/** The browser of this run; closing it ends what this file has opened in it. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browser'));
}

/** A system with both interfaces on the servers of this run, and a browser to use it. */
export function openSystemInBrowser(): Promise<[TestSystem, Browser]> {
  return Promise.all([openSystem({ withInterfaces: true, servers: inject('servers') }), openBrowser()]);
}
