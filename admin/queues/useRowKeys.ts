import { useKeys } from '../ui/useKeys.ts';

const ROW_LINKS = 'a[data-row-link]';

/** J and K move the focus along the order links of a list; Enter then opens the focused one, as usual. */
export function useRowKeys(): void {
  useKeys({ j: () => move(1), k: () => move(-1) });
}

function move(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(ROW_LINKS)];
  const focused = document.activeElement;
  const current = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
  const next = current < 0 ? 0 : Math.min(Math.max(current + by, 0), links.length - 1);
  links[next]?.focus();
}
