import type { Cell, CellValue } from 'exceljs';

/** What a person sees in the cell, as text; a date becomes YYYY-MM-DD. */
export function cellText(cell: Cell): string {
  return seen(cell.value, cell.numFmt);
}

function seen(value: CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return clean(value);
  if ('richText' in value) return clean(value.richText.map((part) => part.text).join(''));
  if ('hyperlink' in value) return seen(value.text as CellValue, format);
  if ('error' in value) return value.error;
  return seen(value.result ?? null, format);
}

/** Numbers lose binary dust (0.30000000000000004) and keep the zeros of a format such as 00000. */
function numberText(value: number, format: string | undefined): string {
  const text = String(Number(value.toPrecision(15)));
  return format && /^0+$/.test(format) ? text.padStart(format.length, '0') : text;
}

/** `trim` takes ideographic and no-break spaces too; zero-width ones come with copied text. */
function clean(text: string): string {
  return text.replace(/[\u200B-\u200D\uFEFF]/g, '').trim();
}
