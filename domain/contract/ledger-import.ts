/** Importing a workbook into the ledger (requirement B9). */
import { z } from 'zod';
import { IMPORT_STATE_NAMES, KNOWN_ROWS } from '../ledger-import.ts';
import { Id, Instant, ListQuery, listOf } from './common.ts';

const count = z.number().int();

/** An import and its progress. */
export const LedgerImport = z.object({
  id: Id,
  fileName: z.string(),
  state: z.enum(IMPORT_STATE_NAMES),
  /** Rows read so far; after the check, all rows of the file. */
  rowsRead: count,
  /** Rows with a fault. */
  rowsFaulty: count,
  /** Correct rows whose instrument is in the ledger already, with other values. */
  rowsKnown: count,
  /** Correct rows that equal an instrument in the ledger. */
  rowsUnchanged: count,
  rowsSaved: count,
  rowsUpdated: count,
  /** Rows that were left out; the workbook of the rest contains them. */
  rowsLeftOut: count,
  hasRest: z.boolean(),
  /** What was skipped without harm, e.g. an empty column. */
  remarks: z.array(z.string()),
  /** Why the file was refused. */
  reason: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type LedgerImport = z.infer<typeof LedgerImport>;
export const LedgerImportList = listOf(LedgerImport);

/** A faulty cell with its place in the workbook, or a row that the ledger has already. */
export const ImportFault = z.object({ path: z.string(), message: z.string() });
export type ImportFault = z.infer<typeof ImportFault>;
export const ImportFaultQuery = ListQuery.pick({ page: true, perPage: true });
export const ImportFaultList = listOf(ImportFault);

/** The owner's decision to save the correct rows of a faulty workbook: of those in the ledger already, all or none. */
export const ImportDecision = z.object({ known: z.enum(KNOWN_ROWS).default('skip') });
export type ImportDecision = z.infer<typeof ImportDecision>;
