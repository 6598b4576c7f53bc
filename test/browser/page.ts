import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Axe finds nothing on the page as it is now, and it is no wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is fading in has no contrast yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // There are no frames to look into, and what is in order is not asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message ?? ''}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

/** Signs in to the portal as a person does, in a window of their own. */
export async function signInToPortal(
  browser: Browser,
  url: string,
  viewport: { readonly width: number; readonly height: number },
  { kind, username, password }: { readonly kind: string; readonly username: string; readonly password: string },
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('用户类型').click();
  await page.getByRole('option', { name: kind, exact: true }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/my/);
  return page;
}
