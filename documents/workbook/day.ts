/** Days as people write them in cells. */
import { DAY_MS } from '../../domain/time.ts';

const DATE_SHAPES = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** Recently parsed texts: a column of days often repeats the same ones. */
const read = new Map<string, string | null>();
const MAX_CACHED = 2_000;
/** Characters: 2027年05月01日 00:00:00 with some spaces. */
const LONGEST_DAY = 60;

/**
 * A day written as 2027-05-01, 2027/5/1, 2027.5.1, 2027年5月1日, 20270501 or Excel's serial number, as YYYY-MM-DD; null
 * for other texts.
 */
export function dayOf(text: string): string | null {
  if (text.length > LONGEST_DAY) return null;
  const before = read.get(text);
  if (before !== undefined) return before;
  const day = parse(text);
  if (read.size >= MAX_CACHED) read.clear();
  read.set(text, day);
  return day;
}

function parse(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return realDay(text);
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    return new Date(EXCEL_EPOCH + Math.floor(Number(text)) * DAY_MS).toISOString().slice(0, 10);
  }
  const plain = text.normalize('NFKC').replace(/\s|00:00(:00)?$/g, '');
  for (const shape of DATE_SHAPES) {
    const found = shape.exec(plain);
    if (!found) continue;
    const day = [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
    return realDay(day);
  }
  return null;
}

/** The day YYYY-MM-DD, or null if it does not exist. */
function realDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && date >= 1 && date <= last ? day : null;
}
