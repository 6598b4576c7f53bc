/** Users who prefer reduced motion see none; others do. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSystemInBrowser } from '../support/browser.ts';
import type { TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

it.each(['/sign-in', '/admin/login'])(
  'R:E8 shows no motion on %s to a user who prefers reduced motion',
  async (path) => {
    const transitionOf = async (reducedMotion: 'reduce' | 'no-preference') => {
      const page = await browser.newPage({ locale: 'zh-CN', reducedMotion });
      await page.goto(`${system.url}${path}`);
      const button = page.getByRole('button', { name: '登录', exact: true });
      const moves = await button.evaluate((element) => getComputedStyle(element).transitionDuration);
      await page.close();
      return Math.max(...moves.split(',').map((time) => Number.parseFloat(time)));
    };
    expect(await transitionOf('no-preference')).toBeGreaterThan(0);
    expect(await transitionOf('reduce')).toBe(0);
  },
);
