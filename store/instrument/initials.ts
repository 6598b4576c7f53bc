import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();
const MAX_CACHED = 5_000;

/** The pinyin initials of a name; characters that are not Chinese stay: 压力表 → ylb, pH计 → phj. Lower case. */
export function initialsOf(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  // Names repeat by the thousand; a stream of ever new ones must not fill the memory.
  if (known.size >= MAX_CACHED) known.clear();
  known.set(name, initials);
  return initials;
}
