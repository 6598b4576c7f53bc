import { expect, it } from 'vitest';
import { migrationsAmong, presentFiles, readReleased } from '../support/released.ts';

const released = Object.assign({}, ...Object.values(readReleased())) as Record<string, string>;
const present = presentFiles();

it('finds every released migration, and every file that it reads, unchanged', () => {
  expect(migrationsAmong(Object.keys(released)).length).toBeGreaterThan(40);
  const changed = Object.keys(released).filter((name) => present[name] !== released[name]);
  expect(
    changed,
    'a released migration never changes: databases that exist have run it already. Take the change back and write a new migration',
  ).toEqual([]);
});

it('numbers new migrations after the released ones', () => {
  const last = migrationsAmong(Object.keys(released)).at(-1) ?? '';
  const early = migrationsAmong(Object.keys(present)).filter((name) => !(name in released) && name < last);
  expect(early, `databases that exist have run ${last} already: a new migration takes a number after it`).toEqual([]);
});

it('gives every migration a number of its own', () => {
  const numbers = migrationsAmong(Object.keys(present)).map((name) => name.slice(0, 4));
  expect(numbers).toEqual([...new Set(numbers)]);
});
