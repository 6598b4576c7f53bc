import type { Cell, CellValue } from 'exceljs';

/** The text that a person sees in the cell, in one line; a date becomes YYYY-MM-DD. */
export function cellText(cell: Cell): string {
  return seen(cell.value, cell.numFmt);
}

function seen(value: CellValue, format: string | undefined): string {
  if (typeof value === 'string') return clean(value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isNaN(value) ? '' : numberText(value, format);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('richText' in value) return clean(value.richText.map((part) => part.text).join(''));
  if ('hyperlink' in value) return seen(value.text as CellValue, format);
  if ('error' in value) return value.error;
  return seen(value.result ?? null, format);
}

/**
 * Removes binary rounding errors of numbers (0.30000000000000004) and keeps the zeros of formats such as 00000, 0.00
 * and 0.0%.
 */
function numberText(value: number, format: string | undefined): string {
  if (format === undefined || format === 'General') return plainNumber(value);
  // A longer format is none that shows a number as people know it.
  const [, whole, decimals = '', percent] = /^(0{1,30})(?:\.(0{1,30}))?(%?)$/.exec(format) ?? [];
  if (whole === undefined) return plainNumber(value);
  const text = (percent ? value * 100 : value).toFixed(decimals.length) + (percent ?? '');
  return text.padStart(whole.length + (decimals ? decimals.length + 1 : 0) + (percent ?? '').length, '0');
}

function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

/** Invisible characters: zero-width ones, soft hyphens, direction marks. They come with copied text. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const BREAKS = /(?:_x000D_)?[\r\n\t\v\f\u2028\u2029]+/g;

/** Finds texts that need cleaning. */
const UNCLEAN =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\t\n\v\f\r\u2028\u2029]|^\s|\s$|_x000D_/;

/** `trim` also removes ideographic and no-break spaces. */
function clean(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(BREAKS, ' ').trim();
}
