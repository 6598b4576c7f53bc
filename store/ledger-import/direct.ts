/**
 * A workbook without faults is saved to the ledger while it is being read, in one transaction. The first fault ends
 * that: nothing is saved, and the workbook is read again with its rows stored for a decision.
 */
import type { Knex } from 'knex';
import type { InstrumentInput } from '../../domain/contract/instrument.ts';
import { initialsOf } from '../instrument/initials.ts';
import { violatedConstraint } from '../sql/database.ts';
import type { ImportRow } from './read.ts';
import { COLUMNS, FIELDS, finish, INSTRUMENT_NUMBER, VALUES } from './save.ts';

const INSERT = `
  insert into instrument (enterprise_id, import_id, instrument_number, ${COLUMNS})
  select :enterpriseId, :id, ${INSTRUMENT_NUMBER}, ${VALUES} from jsonb_to_recordset(:rows::jsonb) as i (${FIELDS})`;

export interface StraightWay {
  /** Saves some rows; returns false if one of them is already in the ledger, or in the file. */
  add(inputs: readonly InstrumentInput[]): Promise<boolean>;
  /** Commits; returns false if the import was cancelled since. */
  end(remarks: readonly string[]): Promise<boolean>;
  /** Rolls back. Has no effect after `end`. */
  abandon(): Promise<void>;
}

export async function openDirectImport(db: Knex, row: ImportRow): Promise<StraightWay> {
  const trx = await db.transaction();
  const { id, enterprise_id: enterpriseId } = row;
  let saved = 0;
  return {
    async add(inputs) {
      const rows = JSON.stringify(inputs.map((input) => ({ ...input, initials: initialsOf(input.name) })));
      try {
        await trx.raw(INSERT, { id, enterpriseId, rows });
      } catch (error) {
        if (violatedConstraint(error)?.startsWith('instrument_')) return false;
        throw error;
      }
      saved += inputs.length;
      return true;
    },
    async end(remarks) {
      const taken = await trx('ledger_import')
        .where({ id, state: 'reading' })
        .update({ rows_read: saved, remarks: JSON.stringify(remarks) });
      if (taken > 0) await finish(trx, row, { saved, updated: 0 });
      await (taken > 0 ? trx.commit() : trx.rollback());
      return taken > 0;
    },
    async abandon() {
      if (!trx.isCompleted()) await trx.rollback();
    },
  };
}
