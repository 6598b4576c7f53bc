/** The import of a workbook into the ledger (requirement B9): what its workflow causes. Every step may be done again. */
import { Context } from '@temporalio/activity';
import type { Knex } from 'knex';
import { LEDGER_TEMPLATES } from '../../documents/ledger/templates.ts';
import { readRows } from '../../documents/workbook/read.ts';
import type { ImportState } from '../../domain/ledger-import.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { FileStore } from '../../store/files.ts';
import { saveImport } from '../../store/ledger-import/save.ts';
import { judgeRows } from '../../store/ledger-import/twins.ts';
import {
  expireImport,
  forgetRows,
  importById,
  keepRows,
  type NewImportRow,
  refuseImport,
  takeForReading,
} from '../../store/ledger-import/work.ts';
import type { ImportActivities } from '../types.ts';
import { Catalogue } from './catalogue.ts';
import { checkRow } from './check.ts';
import { restWorkbook } from './rest.ts';

export interface ImportDependencies {
  readonly db: Knex;
  readonly files: FileStore;
  /** Tells that the work goes on; the rows read so far. */
  readonly heartbeat?: (rows: number) => void;
  readonly rowsLimit?: number;
}

const BATCH = 500;

export function importActivities(deps: ImportDependencies): ImportActivities {
  const { db, files } = deps;
  const alive = deps.heartbeat ?? ((rows: number) => Context.current().heartbeat(rows));

  async function stateOf(id: string): Promise<ImportState> {
    return (await importById(db, id))?.state ?? 'cancelled';
  }

  /** Reads and checks row by row; false where it was cancelled meanwhile. */
  async function readAll(id: string, bytes: Buffer, remarks: string[]): Promise<boolean> {
    const catalogue = await Catalogue.read(db);
    let batch: NewImportRow[] = [];
    let line = 0;
    const keep = async () => {
      const going = await keepRows(db, id, batch);
      batch = [];
      alive(line);
      return going;
    };
    const options = { note: (remark: string) => remarks.push(remark), rowsLimit: deps.rowsLimit };
    for await (const row of readRows(bytes, LEDGER_TEMPLATES, options)) {
      line += 1;
      batch.push({ line, ...checkRow(row, catalogue) });
      if (batch.length === BATCH && !(await keep())) return false;
    }
    return keep();
  }

  return {
    async readImport(id) {
      const row = await takeForReading(db, id);
      if (!row?.file_key) return stateOf(id);
      const remarks: string[] = [];
      try {
        const read = await readAll(id, await files.get(row.file_key), remarks);
        if (read) await db.transaction((trx) => judgeRows(trx, id, row.enterprise_id, 'reading', remarks));
      } catch (error) {
        if (!(error instanceof DomainProblem) || error.type !== 'workbook_unreadable') throw error;
        await refuseImport(db, id, String(error.parameters.reason ?? ''));
      }
      return stateOf(id);
    },

    async saveImport(id) {
      const row = await importById(db, id);
      if (row?.state === 'saving') await saveImport(db, row, () => alive(row.rows_read));
      return stateOf(id);
    },

    async writeRest(id) {
      const row = await importById(db, id);
      if (row?.state !== 'done' || row.rows_left_out === 0 || row.rest_key) return;
      const key = `imports/${id}-rest.xlsx`;
      await files.put(key, await restWorkbook(db, row, () => alive(row.rows_read)));
      await db('ledger_import').where({ id }).update({ rest_key: key });
    },

    async expireImport(id) {
      await expireImport(db, id);
      return stateOf(id);
    },

    async clearImport(id) {
      const row = await importById(db, id);
      if (!row?.finished_at) return;
      if (row.file_key) await files.remove(row.file_key);
      await forgetRows(db, id);
    },
  };
}
