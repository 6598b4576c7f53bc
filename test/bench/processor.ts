/** Where the processor's time goes: which part of the system used how much of it between two moments (Linux only). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A clock tick of /proc, in milliseconds: USER_HZ is 100 on every architecture that Node runs on. */
const TICK = 10;

const PARTS: readonly (readonly [part: string, RegExp])[] = [
  ['Temporal server', /temporal-server/],
  ['its database', /^postgres: \S*temporal/],
  ['our database', /^postgres: hengzhun/],
  ['database, common', /^postgres/],
  ['API', /runtime\/api\.ts/],
  ['worker', /runtime\/worker\.ts/],
  ['documents and imports', /runtime\/\S*(activity-worker|documents|imports)\S*\.ts/],
  ['bare API', /bare\/api\.ts/],
  ['bare worker', /bare\/worker\.ts/],
  ['load', /bench\/run\.ts/],
];

/** Milliseconds by part. */
export type ProcessorTime = Readonly<Record<string, number>>;

/** What each part has used so far; nothing where there is no /proc. */
export function processorTime(): ProcessorTime {
  const used: Record<string, number> = {};
  if (!existsSync('/proc/self/stat')) return used;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
    const part = PARTS.find(([, words]) => words.test(command))?.[0];
    if (!part) continue;
    const [user = 0, system = 0] = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 13)
      .map(Number);
    used[part] = (used[part] ?? 0) + (user + system) * TICK;
  }
  return used;
}

/** What was used between two moments, for each of so many pieces of work. */
export function processorTimeEach(before: ProcessorTime, after: ProcessorTime, pieces: number): ProcessorTime {
  const each = PARTS.map(([part]) => [part, ((after[part] ?? 0) - (before[part] ?? 0)) / pieces] as const);
  return Object.fromEntries(each.filter(([, used]) => used >= 0.05).map(([part, used]) => [part, round(used)]));
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

/** Nothing where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
