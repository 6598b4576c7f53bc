/** Where the processor's time goes: which part of the system used how much of it between two moments (Linux only). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A clock tick of /proc, in milliseconds: USER_HZ is 100 on every architecture that Node runs on. */
const TICK = 10;

const PARTS: readonly (readonly [part: string, RegExp])[] = [
  ['Temporal server', /temporal-server|temporal\S* server start-dev/],
  ['its database', /^postgres: \S*temporal/],
  ['our database', /^postgres: hengzhun/],
  ['database, common', /^postgres/],
  ['API', /server\/api\.js/],
  ['worker', /server\/worker\.js/],
  ['documents and imports', /server\/(documents|imports)-worker\.js/],
  ['bare API', /bare\/api\.ts/],
  ['bare worker', /bare\/worker\.ts/],
  ['load', /bench\/run\.ts/],
];

/** Milliseconds by part. */
export type ProcessorTime = Readonly<Record<string, number>>;
/** What each process has used so far. */
export type ProcessorClock = ReadonlyMap<string, { readonly part: string; readonly used: number }>;

/** Nothing where there is no /proc. */
export function processorClock(): ProcessorClock {
  const clock = new Map<string, { part: string; used: number }>();
  if (!existsSync('/proc/self/stat')) return clock;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
    const part = PARTS.find(([, words]) => words.test(command))?.[0];
    if (!part) continue;
    const fields = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    clock.set(pid, { part, used: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK });
  }
  return clock;
}

/** What was used between two moments, for each of so many pieces of work. What ended in between is left out. */
export function processorTimeEach(before: ProcessorClock, after: ProcessorClock, pieces: number): ProcessorTime {
  const each: Record<string, number> = {};
  for (const [pid, { part, used }] of after)
    each[part] = (each[part] ?? 0) + (used - (before.get(pid)?.used ?? 0)) / pieces;
  return each;
}

/** The tables side by side, with their sums. */
export function printProcessorTime(title: string, columns: Readonly<Record<string, readonly ProcessorTime[]>>): void {
  const mean = (tables: readonly ProcessorTime[], part: string) =>
    round(tables.reduce((sum, table) => sum + (table[part] ?? 0), 0) / tables.length);
  const rows = PARTS.map(([part]) => [
    part,
    Object.fromEntries(Object.entries(columns).map(([name, tables]) => [name, mean(tables, part)])),
  ]);
  const sums = Object.entries(columns).map(([name, tables]) => [
    name,
    round(tables.flatMap((table) => Object.values(table)).reduce((sum, used) => sum + used, 0) / tables.length),
  ]);
  console.log(title);
  console.table(Object.fromEntries([...rows, ['sum', Object.fromEntries(sums)]]));
}

const round = (milliseconds: number) => Number(milliseconds.toFixed(1));

/** Nothing if the process has ended since. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
