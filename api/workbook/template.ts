/** What a workbook of one kind must look like: its columns, and the words that errors name things by. */

export interface Column<F extends string = string> {
  readonly field: F;
  readonly heading: string;
  readonly mandatory: boolean;
}

export interface WorkbookTemplate<F extends string = string> {
  readonly sheet: string;
  /** As in 不是器具导入模板. */
  readonly name: string;
  /** What a row is, e.g. 器具. */
  readonly thing: string;
  readonly columns: readonly Column<F>[];
  /** The column whose text marks an example row. */
  readonly marked: F;
}

/** An example row's marked column begins so; the import leaves such a row out. */
export const EXAMPLE_MARK = '示例';

/** The column that a heading names, with or without its star. */
export function columnOf<F extends string>({ columns }: WorkbookTemplate<F>, heading: string): Column<F> | undefined {
  const plain = heading.replace(/[\s*＊]/g, '');
  return columns.find((candidate) => candidate.heading === plain);
}

/** The letters of a column as Excel shows them, from 1: A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}
