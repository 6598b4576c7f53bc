/** Importing a workbook into the ledger (requirement B9). */
import { z } from 'zod';
import { IMPORT_STATE_NAMES, KNOWN_ROWS } from '../ledger-import.ts';
import { Id, Instant, ListQuery, listOf } from './common.ts';

const count = z.number().int();

/** An import, as far as it has come. */
export const LedgerImport = z.object({
  id: Id,
  fileName: z.string(),
  state: z.enum(IMPORT_STATE_NAMES),
  /** Rows read so far; of the whole file once it has been checked. */
  rowsRead: count,
  /** Rows with something wrong. */
  rowsFaulty: count,
  /** Correct rows that are in the ledger already, with other values. */
  rowsKnown: count,
  /** Correct rows that the ledger has just so. */
  rowsUnchanged: count,
  rowsSaved: count,
  rowsUpdated: count,
  /** Rows that were left out: they are in the workbook of the rest. */
  rowsLeftOut: count,
  hasRest: z.boolean(),
  /** What was skipped without harm, e.g. a blank column. */
  remarks: z.array(z.string()),
  /** Why the file was refused. */
  reason: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type LedgerImport = z.infer<typeof LedgerImport>;
export const LedgerImportList = listOf(LedgerImport);

/** A cell with something wrong, where a clerk finds it, or a row that the ledger has already. */
export const ImportFault = z.object({ path: z.string(), message: z.string() });
export type ImportFault = z.infer<typeof ImportFault>;
export const ImportFaultQuery = ListQuery.pick({ page: true, perPage: true });
export const ImportFaultList = listOf(ImportFault);

/** What is saved although something is wrong: the correct rows, and of those in the ledger already all or none. */
export const ImportDecision = z.object({ known: z.enum(KNOWN_ROWS).default('skip') });
export type ImportDecision = z.infer<typeof ImportDecision>;
