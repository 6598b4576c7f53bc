/** The rows of an uploaded workbook and their faults, checked by the contract's schemas. */
import type { z } from 'zod';
import { validationWords } from '../../domain/contract/validation-message.ts';
import type { FieldFault } from '../../domain/problem.ts';
import { dayOf } from './day.ts';
import { faultAt, throwFaults } from './faults.ts';
import { type SheetRow, textIn } from './read.ts';
import type { WorkbookTemplate } from './template.ts';

export function hasColumn<F extends string>({ layout }: SheetRow<F>, field: F): boolean {
  return layout.columns.some(({ column }) => column.field === field);
}

/** The rows of one workbook and their faults. */
export class ImportedRows<F extends string> {
  private readonly faults: FieldFault[] = [];

  constructor(readonly rows: readonly SheetRow<F>[]) {}

  /** The rows in the sheets of one template. */
  rowsOf(template: WorkbookTemplate<F>): SheetRow<F>[] {
    return this.rows.filter(({ layout }) => layout.template.sheet === template.sheet);
  }

  /** The day in a cell, or null if it is empty; any other text is a fault. */
  day(row: SheetRow<F>, field: F, before: string | null | undefined): string | null {
    const text = this.text(row, field, before);
    const day = dayOf(text);
    if (text !== '' && !day) this.fault(row, field, `“${text}”不是日期，请写成2027-05-01`);
    return day;
  }

  /** Records a fault at the field's cell, or at the row's first cell if the workbook has no such column. */
  fault(row: SheetRow<F>, field: F, message: string): void {
    const at = row.layout.columns.find(({ column }) => column.field === field) ?? row.layout.columns[0];
    if (at) this.faults.push(faultAt(row, at, message));
  }

  /** The cell's text, or the previous value if the workbook has no such column. */
  text(row: SheetRow<F>, field: F, before: string | number | null | undefined): string {
    return hasColumn(row, field) ? textIn(row, field) : String(before ?? '');
  }

  /** All texts of the row by field. */
  texts(row: SheetRow<F>): Partial<Record<F, string>> {
    const texts = row.layout.columns.map(({ column }, place) => [column.field, row.texts[place] ?? '']);
    return Object.fromEntries(texts) as Partial<Record<F, string>>;
  }

  /** Whether the cell says 是; a text other than 是, 否 or empty is a fault. */
  yes(row: SheetRow<F>, field: F, before: boolean | undefined): boolean {
    if (!hasColumn(row, field)) return before ?? false;
    const text = textIn(row, field);
    if (!['', '是', '否'].includes(text)) this.fault(row, field, '请填“是”或“否”，或留空');
    return text === '是';
  }

  /** The values parsed by the contract's schema, or null with a fault for each invalid one. */
  parse<S extends z.ZodType>(row: SheetRow<F>, schema: S, values: Record<string, unknown>): z.output<S> | null {
    const parsed = schema.safeParse(values, { error: validationWords('zh') });
    for (const issue of parsed.error?.issues ?? []) this.fault(row, issue.path[0] as F, issue.message);
    return parsed.data ?? null;
  }

  /** @throws DomainProblem invalid_input naming every faulty row and column, if there are any */
  refuseFaults(): void {
    throwFaults(this.faults);
  }
}
