import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const cells = (line: string) => line.split('|').map((cell) => cell.trim());
const lines = page
  .split('\n')
  .map(cells)
  .filter(
    ([, name, before = '', now = '']) =>
      name !== '' && [before, now].every((one) => ['pass', 'partly', 'fail'].includes(one)),
  );

it('docs/security.md counts its requirements rightly, names tests that exist, and gives a reason for each that does not hold', () => {
  const total = (column: number) =>
    ['pass', 'partly', 'fail'].map((word) => lines.filter((line) => line[column] === word).length);
  for (const [name, column] of [
    ['before', 2],
    ['now', 3],
  ] as const)
    expect(page).toContain(`| ${name} | ${total(column).join(' | ')} |`);
  expect(lines).toHaveLength(118);
  for (const line of lines) {
    const [, requirement = '', , now, shown = ''] = line;
    const named = [...shown.matchAll(/`([a-z]+\/[a-z-]+)`/g)].map(([, name = '']) => name);
    for (const name of named)
      expect([
        requirement,
        name,
        existsSync(join(ROOT, 'test', `${name}.test.ts`)) || existsSync(join(ROOT, name)),
      ]).toEqual([requirement, name, true]);
    if (named.length === 0) expect([requirement, shown]).toEqual([requirement, expect.stringMatching(/code: |: /)]);
    if (now !== 'pass') expect(shown.length).toBeGreaterThan(20);
  }
});
