/** The activities of the import of a workbook into the ledger (requirement B9). Every step can be repeated. */
import { Context } from '@temporalio/activity';
import type { Knex } from 'knex';
import { LEDGER_TEMPLATES } from '../../documents/ledger/templates.ts';
import { readRows } from '../../documents/workbook/read.ts';
import type { ImportState } from '../../domain/ledger-import.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { FileStore } from '../../store/file/files.ts';
import { openDirectImport } from '../../store/ledger-import/direct.ts';
import { markDuplicates } from '../../store/ledger-import/duplicates.ts';
import type { ImportRow } from '../../store/ledger-import/read.ts';
import { saveImport } from '../../store/ledger-import/save.ts';
import {
  countRead,
  expireImport,
  forgetRows,
  importById,
  keepRows,
  refuseImport,
  takeForReading,
} from '../../store/ledger-import/work.ts';
import type { ImportActivities } from '../types.ts';
import { Catalogue } from './catalogue.ts';
import { type CheckedRow, checkRow, storedRow } from './check.ts';
import { rejectedRowsWorkbook } from './rejected-rows.ts';

export interface ImportDependencies {
  readonly db: Knex;
  readonly files: FileStore;
  /** Reports that the work goes on, with the number of rows read so far. */
  readonly heartbeat?: (rows: number) => void;
  readonly rowsLimit?: number;
}

const BATCH = 1_000;
/** Attempts to read a workbook; a file with faults needs two. */
const ATTEMPTS = 20;

export function importActivities(deps: ImportDependencies): ImportActivities {
  const { db, files } = deps;
  const alive = deps.heartbeat ?? ((rows: number) => Context.current().heartbeat(rows));

  async function stateOf(id: string): Promise<ImportState> {
    return (await importById(db, id))?.state ?? 'cancelled';
  }

  /**
   * Reads and checks rows in batches; the database stores one batch while the next is read.
   * @param take returns false to end the reading
   * @returns remarks about what was left out without harm, or null if the reading was ended
   */
  async function readAll(
    bytes: Buffer,
    catalogue: Catalogue,
    take: (rows: CheckedRow[]) => Promise<boolean>,
  ): Promise<string[] | null> {
    const remarks: string[] = [];
    const options = { note: (remark: string) => remarks.push(remark), rowsLimit: deps.rowsLimit };
    let batch: CheckedRow[] = [];
    let line = 0;
    let before: Promise<boolean> = Promise.resolve(true);
    const flushBatch = async () => {
      const going = await before;
      alive(line);
      if (!going) return false;
      before = take(batch);
      // The code that awaits the promise handles its failure; this handler only avoids an unhandled rejection until
      // then.
      before.catch(() => undefined);
      batch = [];
      return true;
    };
    for await (const row of readRows(bytes, LEDGER_TEMPLATES, options)) {
      line += 1;
      batch.push(checkRow(row, line, catalogue));
      if (batch.length === BATCH && !(await flushBatch())) return null;
    }
    return (await flushBatch()) && (await before) ? remarks : null;
  }

  /** Returns false if there is a fault or the import was cancelled: nothing was saved then. */
  async function importDirectly(row: ImportRow, bytes: Buffer, catalogue: Catalogue): Promise<boolean> {
    const way = await openDirectImport(db, row);
    try {
      const remarks = await readAll(bytes, catalogue, async (rows) => {
        const inputs = rows.flatMap(({ input }) => input ?? []);
        if (inputs.length < rows.length) return false;
        const [going, added] = await Promise.all([countRead(db, row.id, rows.length), way.add(inputs)]);
        return going && added;
      });
      return remarks !== null && (await way.end(remarks));
    } finally {
      await way.abandon();
    }
  }

  /** Stores all rows for a decision, unless the import was cancelled since. */
  async function keepAll(row: ImportRow, bytes: Buffer, catalogue: Catalogue): Promise<void> {
    const remarks = await readAll(bytes, catalogue, (rows) => keepRows(db, row.id, rows.map(storedRow)));
    if (remarks) await db.transaction((trx) => markDuplicates(trx, row.id, row.enterprise_id, 'reading', remarks));
  }

  return {
    async readImport(id) {
      const row = await takeForReading(db, id);
      if (!row?.file_key) return stateOf(id);
      if (row.attempts > ATTEMPTS) {
        await refuseImport(db, id, '多次读取都没有完成，文件可能过大或已损坏，请重新保存或拆分后再导入。');
        return stateOf(id);
      }
      try {
        const [bytes, catalogue] = await Promise.all([files.get(row.file_key), Catalogue.read(db)]);
        if (await importDirectly(row, bytes, catalogue)) return stateOf(id);
        const again = await takeForReading(db, id);
        if (again) await keepAll(again, bytes, catalogue);
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
      await files.put(key, await rejectedRowsWorkbook(db, row, () => alive(row.rows_read)));
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
