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
  forgiveAttempt,
  importById,
  keepRows,
  refuseImport,
  takeAgain,
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
  /** Aborts when the process is being stopped. */
  readonly stopping?: AbortSignal;
  readonly rowsLimit?: number;
}

/** Rows, and characters of their texts, that are in memory together. */
const BATCH = 1_000;
const BATCH_CHARACTERS = 4_000_000;
/** Attempts to read a workbook in which the process itself ended. */
const ATTEMPTS = 3;
/** Milliseconds between two signs that the reading goes on, and two looks whether it is still wanted. */
const PULSE = 2_000;

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
    id: string,
    bytes: Buffer,
    catalogue: Catalogue,
    take: (rows: CheckedRow[]) => Promise<boolean>,
  ): Promise<string[] | null> {
    const remarks: string[] = [];
    const stopping = deps.stopping ?? Context.current().cancellationSignal;
    const isWanted = async () => {
      stopping.throwIfAborted();
      return (await stateOf(id)) === 'reading';
    };
    const options = { note: (remark: string) => remarks.push(remark), rowsLimit: deps.rowsLimit, isWanted };
    let batch: CheckedRow[] = [];
    let characters = 0;
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
      characters = 0;
      return true;
    };
    // The shared texts and the blank rows of a large workbook take a while in which no batch is full.
    const pulse = setInterval(() => alive(line), PULSE);
    try {
      for await (const row of readRows(bytes, LEDGER_TEMPLATES, options)) {
        stopping.throwIfAborted();
        line += 1;
        batch.push(checkRow(row, line, catalogue));
        for (const text of row.texts) characters += text.length;
        const isFull = batch.length === BATCH || characters > BATCH_CHARACTERS;
        if (isFull && !(await flushBatch())) return null;
      }
      if (!(await isWanted())) return null;
      return (await flushBatch()) && (await before) ? remarks : null;
    } finally {
      clearInterval(pulse);
    }
  }

  /** Returns false if there is a fault or the import was cancelled: nothing was saved then. */
  async function importDirectly(row: ImportRow, bytes: Buffer, catalogue: Catalogue): Promise<boolean> {
    const way = await openDirectImport(db, row);
    try {
      const remarks = await readAll(row.id, bytes, catalogue, async (rows) => {
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
    const remarks = await readAll(row.id, bytes, catalogue, (rows) => keepRows(db, row.id, rows.map(storedRow)));
    if (remarks) await db.transaction((trx) => markDuplicates(trx, row.id, row.enterprise_id, 'reading', remarks));
  }

  return {
    async readImport(id) {
      const row = await takeForReading(db, id);
      if (!row?.file_key) return stateOf(id);
      if (row.attempts > ATTEMPTS) {
        const words = `读取该文件时程序${ATTEMPTS}次意外中断，已停止导入。请删除多余的格式和内容、另存或拆分后再导入。`;
        await refuseImport(db, id, words);
        return stateOf(id);
      }
      try {
        const [bytes, catalogue] = await Promise.all([files.get(row.file_key), Catalogue.read(db)]);
        if (await importDirectly(row, bytes, catalogue)) return stateOf(id);
        const again = await takeAgain(db, id);
        if (again) await keepAll(again, bytes, catalogue);
      } catch (error) {
        if (error instanceof DomainProblem && error.type === 'workbook_unreadable') {
          await refuseImport(db, id, String(error.parameters.reason ?? ''));
          return stateOf(id);
        }
        // The process goes on: the file did not end it. Where the database is away, this attempt counts.
        await forgiveAttempt(db, id).catch(() => undefined);
        throw error;
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
