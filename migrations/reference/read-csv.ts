import { readFileSync } from 'node:fs';

/** The rows of a table beside this file, without its heading; no cell has a comma or a quotation mark. */
export function readCsv(name: string): string[][] {
  const [, ...lines] = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  return lines.map((line) => line.split(','));
}
