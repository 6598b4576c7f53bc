/**
 * The import of managed records: all rows or none. A record with a known key is changed, one with a new key is added,
 * and records that the workbook does not contain stay as they are.
 */
import type { z } from 'zod';
import { dayOf } from '../../documents/workbook/day.ts';
import { faultAt, throwFaults } from '../../documents/workbook/faults.ts';
import { readWorkbook, type SheetRow, textIn } from '../../documents/workbook/read.ts';
import type { WorkbookTemplate } from '../../documents/workbook/template.ts';
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { DomainProblem, type FieldFault } from '../../domain/problem.ts';
import type { FieldChange } from '../../store/event/changes.ts';
import type { UploadedFile } from '../http/call.ts';
import { validationWords } from '../http/language.ts';

const MAX_ROWS_SHOWN = 200;

/** The effect of a row of the workbook. */
export interface Planned<I> {
  readonly input: I;
  /** By which a clerk finds the record, e.g. the number of a kind. */
  readonly key: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: readonly FieldChange[];
}

export function hasColumn<F extends string>({ layout }: SheetRow<F>, field: F): boolean {
  return layout.columns.some(({ column }) => column.field === field);
}

/** The rows of one workbook and their faults. */
export class ImportedRows<F extends string> {
  private readonly faults: FieldFault[] = [];

  private constructor(readonly rows: readonly SheetRow<F>[]) {}

  /** @throws DomainProblem file_required, workbook_unreadable */
  static async read<F extends string>(
    file: UploadedFile | null,
    templates: readonly WorkbookTemplate<F>[],
    rowsLimit: number,
  ): Promise<ImportedRows<F>> {
    if (!file) throw new DomainProblem('file_required');
    return new ImportedRows((await readWorkbook(file.bytes, templates, rowsLimit)).rows);
  }

  /** The rows in the sheets of one template. */
  rowsOf(template: WorkbookTemplate<F>): SheetRow<F>[] {
    return this.rows.filter(({ layout }) => layout.template === template);
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

/** Carries out the plan if `apply` is true, and returns it. */
export async function applyPlan<I>(
  planned: readonly Planned<I>[],
  apply: boolean,
  add: (input: I) => Promise<unknown>,
  change: (input: I) => Promise<unknown>,
): Promise<ImportPlan> {
  const added = planned.filter(({ isNew }) => isNew);
  const changed = planned.filter(({ isNew, changes }) => !isNew && changes.length > 0);
  if (apply) {
    // Changes come first, because they may make room for additions, e.g. an authorisation that ends earlier for its
    // successor.
    for (const { input } of changed) await change(input);
    for (const { input } of added) await add(input);
  }
  return {
    applied: apply,
    added: added.length,
    changed: changed.length,
    unchanged: planned.length - added.length - changed.length,
    rows: [...added, ...changed]
      .slice(0, MAX_ROWS_SHOWN)
      .map(({ key, name, isNew, changes }) => ({ key, name, isNew, changes: [...changes] })),
  };
}
