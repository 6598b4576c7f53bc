/** The import of a workbook into the ledger: all rows or none. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { ImportReport } from '../../domain/contract/instrument.ts';
import { DomainProblem, type FieldFault } from '../../domain/problem.ts';
import { violatedConstraint } from '../../store/database.ts';
import { findTwins, importInstruments } from '../../store/instrument/import.ts';
import { serviceItemNames } from '../../store/reference.ts';
import type { UploadedFile } from '../http/call.ts';
import type { Person } from '../http/scope.ts';
import { checkRows, checkTwins, identityIn, identityOf } from './check.ts';
import { readWorkbook, type SheetRow } from './workbook.ts';

const FAULTS_SHOWN = 1000;

/** @throws DomainProblem workbook_unreadable, or invalid_input naming every faulty row and column */
export async function importWorkbook(
  db: Knex,
  enterpriseId: string,
  file: UploadedFile,
  actor: Person,
): Promise<ImportReport> {
  const sheet = await readWorkbook(file.bytes);
  const { inputs, faults } = checkRows(sheet.rows, new Set(await serviceItemNames(db)));
  refuse(inSheetOrder([...faults, ...(await twinsOf(db, enterpriseId, sheet.rows))]));
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

async function twinsOf(db: Knex, enterpriseId: string, rows: readonly SheetRow[]): Promise<FieldFault[]> {
  const known = await findTwins(db, enterpriseId, rows.map(identityIn));
  return checkTwins(rows, {
    names: new Map(known.map((one) => [one.instrument_number, one.name])),
    numbers: new Map(known.map((one) => [identityOf(one.manufacturer, one.serial_number), one.instrument_number])),
  });
}

function refuse(faults: readonly FieldFault[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, FAULTS_SHOWN);
  const rest = faults.length - shown.length;
  const more = rest > 0 ? [{ path: '…', message: `还有${rest}处错误，请先修改以上各处` }] : [];
  throw new DomainProblem('invalid_input', {}, [...shown, ...more]);
}

function inSheetOrder(faults: readonly FieldFault[]): FieldFault[] {
  const rowOf = ({ path }: FieldFault) => Number(/^第(\d+)行/.exec(path)?.[1] ?? 0);
  return [...faults].sort((a, b) => rowOf(a) - rowOf(b));
}
