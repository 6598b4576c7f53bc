import type { Page } from 'playwright-core';

/** A page change: what is clicked, and what is then there. */
export interface Change {
  readonly link: string;
  /** Which of the links, from 0; beyond their number it begins again. */
  readonly nth?: number;
  /** Words of the page's first heading; those of the link where it is left out. */
  readonly heading?: string;
  readonly content: string;
}

const LONGEST = 20_000;

/** Milliseconds from the click to the frame in which the page's content stands. */
export async function timeOf(page: Page, change: Change): Promise<number> {
  await page.locator(change.link).first().waitFor();
  return page.evaluate(
    async ({ link, nth = 0, heading, content, longest }) => {
      const links = [...document.querySelectorAll<HTMLElement>(link)];
      const clicked = links[nth % links.length];
      const words = heading ?? clicked?.textContent ?? '';
      const began = performance.now();
      clicked?.click();
      for (;;) {
        await new Promise(requestAnimationFrame);
        const isHeaded = [...document.querySelectorAll('h1')].some(({ textContent }) => textContent?.includes(words));
        if (isHeaded && document.querySelector(content)) break;
        if (performance.now() - began > longest) throw new Error(`no page of ${words}`);
      }
      await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    { ...change, longest: LONGEST },
  );
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
