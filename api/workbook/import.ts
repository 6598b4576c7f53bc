/**
 * The import of managed records: all rows or none. A record with a known key is changed, one with a new key is added,
 * and records that the workbook does not contain stay as they are.
 */
import { setImmediate } from 'node:timers/promises';
import type { SheetRow } from '../../documents/workbook/read.ts';
import { ImportedRows } from '../../documents/workbook/rows.ts';
import type { FieldsOfUploaded, UploadedWorkbook } from '../../documents/workbook/uploaded.ts';
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { FieldChange } from '../../store/event/changes.ts';
import type { Documents } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';

const MAX_ROWS_SHOWN = 200;

/**
 * The rows of an uploaded workbook.
 * @throws DomainProblem file_required, workbook_unreadable
 */
export async function importedRows<N extends UploadedWorkbook>(
  documents: Documents,
  name: N,
  file: UploadedFile | null,
): Promise<ImportedRows<FieldsOfUploaded[N]>> {
  if (!file) throw new DomainProblem('file_required');
  const rows = (await documents.run('uploadedRows', [name, file.bytes])) as readonly SheetRow<FieldsOfUploaded[N]>[];
  return new ImportedRows(rows);
}

/** Rows that are checked before other requests get their turn: some milliseconds. */
const ROWS_A_TURN = 100;

/** The rows in order, with pauses in which the API answers others. */
export async function* inTurns<T>(rows: Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count % ROWS_A_TURN === 0) await setImmediate();
    yield row;
  }
}

/** What is made of each row, with such pauses. */
export async function madeInTurns<T, R>(rows: Iterable<T>, make: (row: T) => readonly R[]): Promise<R[]> {
  const made: R[] = [];
  for await (const row of inTurns(rows)) made.push(...make(row));
  return made;
}

/** The effect of a row of the workbook. */
export interface Planned<I> {
  readonly input: I;
  /** By which a clerk finds the record, e.g. the number of a kind. */
  readonly key: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: readonly FieldChange[];
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
