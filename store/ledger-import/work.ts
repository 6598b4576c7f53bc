/** What the workflow of an import does in the database; every step can be repeated. */
import type { InstrumentInput } from '../../domain/contract/instrument.ts';
import type { ImportState } from '../../domain/ledger-import.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { FieldFault } from '../../domain/problem.ts';
import { initialsOf } from '../instrument/initials.ts';
import type { Reader } from '../sql/database.ts';
import type { ImportRow } from './read.ts';

/** A fault of a cell, and the field of the template that it is about. */
export interface RowFault extends FieldFault {
  readonly field: string;
}

export interface NewImportRow {
  /** Counts the rows of all sheets, from 1. */
  readonly line: number;
  readonly sheet: string;
  readonly row: number;
  readonly service: LedgerService;
  /** The cells' texts, by field. */
  readonly texts: Readonly<Record<string, string>>;
  /** Null if the row has a fault. */
  readonly input: InstrumentInput | null;
  readonly instrumentNumber: string;
  readonly manufacturer: string;
  readonly serialNumber: string;
  readonly numberAt: string;
  readonly serialAt: string;
  readonly faults: readonly RowFault[];
}

export async function importById(db: Reader, id: string): Promise<ImportRow | null> {
  return (await db('ledger_import').where({ id }).first<ImportRow | undefined>()) ?? null;
}

/**
 * Starts reading the import, from the beginning, as a further attempt; null if it is no longer to be read. An attempt
 * that neither ends nor is forgiven is one in which the process itself ended.
 */
export function takeForReading(db: Reader, id: string): Promise<ImportRow | null> {
  return take(db, id, 1);
}

/** Reads once more from the beginning in the same attempt; null if the import is no longer to be read. */
export function takeAgain(db: Reader, id: string): Promise<ImportRow | null> {
  return take(db, id, 0);
}

/** The attempt failed for a reason outside the file. */
export async function forgiveAttempt(db: Reader, id: string): Promise<void> {
  await db('ledger_import')
    .where({ id, state: 'reading' satisfies ImportState })
    .update({ attempts: db.raw('greatest(0, attempts - 1)') });
}

async function take(db: Reader, id: string, attempts: number): Promise<ImportRow | null> {
  const [row] = await db('ledger_import')
    .where({ id })
    .whereIn('state', ['waiting', 'reading'] satisfies ImportState[])
    .update({
      state: 'reading',
      attempts: db.raw('attempts + ?', [attempts]),
      rows_read: 0,
      rows_faulty: 0,
      remarks: '[]',
    })
    .returning<ImportRow[]>('*');
  if (!row) return null;
  await db('ledger_import_row').where({ import_id: id }).del();
  return row;
}

/** Counts rows that were read and are stored elsewhere; returns false if the import is no longer being read. */
export async function countRead(db: Reader, id: string, rows: number): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `update ledger_import set rows_read = rows_read + :rows
     where id = :id and state = :state and set_config('synchronous_commit', 'off', true) is not null`,
    { id, rows, state: 'reading' satisfies ImportState },
  );
  return rowCount > 0;
}

/** Stores some rows and counts them; returns false if the import is no longer being read because it was cancelled. */
export async function keepRows(db: Reader, id: string, rows: readonly NewImportRow[]): Promise<boolean> {
  const kept = rows.map(({ input, ...row }) => ({
    ...row,
    input: input && { ...input, initials: initialsOf(input.name) },
  }));
  const { rows: counted } = await db.raw<{ rows: unknown[] }>(
    `with counted as (
       update ledger_import set rows_read = rows_read + ?, rows_faulty = rows_faulty + ?
       where id = ? and state = 'reading' returning id),
     kept as (
       insert into ledger_import_row (import_id, line, sheet, row, service, texts, input, instrument_number, manufacturer,
         serial_number, number_at, serial_at, faults)
       select counted.id, r.line, r.sheet, r.row, r.service, r.texts, nullif(r.input, 'null'), r."instrumentNumber",
         r.manufacturer, r."serialNumber", r."numberAt", r."serialAt", r.faults
       from counted, jsonb_to_recordset(?::jsonb) as r (line int, sheet text, row int, service text, texts jsonb,
         input jsonb, "instrumentNumber" text, manufacturer text, "serialNumber" text, "numberAt" text, "serialAt" text,
         faults jsonb))
     select from counted`,
    [rows.length, rows.filter(({ faults }) => faults.length > 0).length, id, JSON.stringify(kept)],
  );
  return counted.length > 0;
}

/** Ends the import: the file is not a workbook that can be imported. */
export async function refuseImport(db: Reader, id: string, reason: string): Promise<void> {
  await db('ledger_import')
    .where({ id, state: 'reading' satisfies ImportState })
    .update({ state: 'refused', reason, finished_at: db.fn.now() });
}

/** Ends the import: nobody decided in time. */
export async function expireImport(db: Reader, id: string): Promise<void> {
  await db('ledger_import')
    .where({ id, state: 'checked' satisfies ImportState })
    .update({ state: 'expired', finished_at: db.fn.now() });
}

export interface LeftRow {
  readonly line: number;
  readonly service: LedgerService;
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly RowFault[];
  readonly known: string | null;
}

/** A batch of the rows that were left out, in the order of the file. */
export async function leftRows(db: Reader, id: string, after: number, withKnown: boolean): Promise<LeftRow[]> {
  const { rows } = await db.raw<{ rows: LeftRow[] }>(
    `select line, service, texts, faults, known from ledger_import_row
     where import_id = ? and line > ? and (faults <> '[]' or (known is not null and ?)) order by line limit 200`,
    [id, after, withKnown],
  );
  return rows;
}

/** Deletes the rows of an import that has ended, except those that say what was wrong. */
export async function forgetRows(db: Reader, id: string): Promise<void> {
  await db.raw(
    `delete from ledger_import_row r using ledger_import i
     where r.import_id = ? and i.id = r.import_id and i.finished_at is not null and r.faults = '[]' and r.known is null`,
    [id],
  );
  await db('ledger_import').where({ id }).whereNotNull('finished_at').update({ file_key: null });
}
