import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();
const KEPT = 5_000;

/** The initials of a name in pinyin, and what of it is not Chinese: 压力表 → ylb, pH计 → pHj. Lower case. */
export function initialsOf(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  // Names repeat by the thousand; whoever enters ever new ones does not fill the memory.
  if (known.size >= KEPT) known.clear();
  known.set(name, initials);
  return initials;
}
