/** The import of a workbook into the ledger: all rows or none. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { ImportReport } from '../../domain/contract/instrument.ts';
import type { FieldFault } from '../../domain/problem.ts';
import { violatedConstraint } from '../../store/database.ts';
import { findTwins, importInstruments } from '../../store/instrument/import.ts';
import { serviceItemNames } from '../../store/reference.ts';
import type { UploadedFile } from '../http/call.ts';
import type { Person } from '../http/scope.ts';
import { refuse } from '../workbook/faults.ts';
import { readWorkbook, type SheetRow } from '../workbook/workbook.ts';
import { checkRows, checkTwins, identityIn, identityOf } from './check.ts';
import { type Field, LEDGER } from './columns.ts';

/** @throws DomainProblem workbook_unreadable, or invalid_input naming every faulty row and column */
export async function importWorkbook(
  db: Knex,
  enterpriseId: string,
  file: UploadedFile,
  actor: Person,
): Promise<ImportReport> {
  const sheet = await readWorkbook(file.bytes, LEDGER);
  const { inputs, faults } = checkRows(sheet.rows, new Set(await serviceItemNames(db)));
  refuse([...faults, ...(await twinsOf(db, enterpriseId, sheet.rows))]);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  try {
    await db.transaction((trx) => importInstruments(trx, enterpriseId, inputs, { name: file.name, sha256 }, actor));
  } catch (error) {
    if (!violatedConstraint(error)?.startsWith('instrument_')) throw error;
    // Somebody entered one of them meanwhile: now it is found in the ledger.
    refuse(await twinsOf(db, enterpriseId, sheet.rows));
    throw error;
  }
  return { imported: inputs.length, remarks: [...sheet.remarks] };
}

async function twinsOf(db: Knex, enterpriseId: string, rows: readonly SheetRow<Field>[]): Promise<FieldFault[]> {
  const known = await findTwins(db, enterpriseId, rows.map(identityIn));
  return checkTwins(rows, {
    names: new Map(known.map((one) => [one.instrument_number, one.name])),
    numbers: new Map(known.map((one) => [identityOf(one.manufacturer, one.serial_number), one.instrument_number])),
  });
}
