/**
 * What a workbook may have, whatever its author intended. The reader keeps the shared texts and the styles in memory, and
 * goes through the sheets row by row; a full ledger of 200,000 rows has a fifth to a half of each.
 */

const MEGABYTE = 1024 * 1024;

/** Bytes of all parts that are read, unpacked. */
export const UNPACKED_LIMIT = 384 * MEGABYTE;
/** A part that is larger than this and packed more tightly than the ratio is made of repetitions. */
export const RATIO_FROM = 8 * MEGABYTE;
export const RATIO_LIMIT = 150;
/** Bytes of single parts, unpacked; the first pattern counts. */
export const PART_LIMITS: readonly (readonly [part: RegExp, limit: number])[] = [
  [/^xl\/sharedStrings\.xml$/, 40 * MEGABYTE],
  [/^xl\/worksheets\//, 320 * MEGABYTE],
  [/^xl\/(styles\.xml|workbook\.xml|_rels\/)/, 2 * MEGABYTE],
];
export const PARTS_LIMIT = 2_000;
export const SHEETS_LIMIT = 100;

/** Rows of all sheets, blank ones included: those of one sheet in Excel. */
export const ROWS_SEEN_LIMIT = 1_048_576;
export const COLUMNS_LIMIT = 512;
/** Characters of a cell, as in Excel. */
export const CELL_LIMIT = 32_767;
/** Characters of a row, and of all rows. */
export const ROW_LIMIT = 65_536;
export const TEXT_LIMIT = 100_000_000;

/** Nested elements; Excel writes eight. */
export const DEPTH_LIMIT = 32;
/** Bytes from one `<` to the next: a text of the longest cell, each character as an entity. */
export const TAG_SPAN = 10 * CELL_LIMIT;
/** Bytes of a shared text with its runs, and of a row with its cells. */
export const SHARED_TEXT_SPAN = MEGABYTE;
export const ROW_SPAN = 8 * MEGABYTE;
