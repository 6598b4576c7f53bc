/** Deletes what has been kept as long as it may be (domain/retention.ts). */
import { RETAINED, type Retained, type Retention } from '../../domain/retention.ts';
import type { FileStore } from '../file/files.ts';
import { deleteOldSecurityEntries } from '../security/log.ts';
import type { Reader } from '../sql/database.ts';

/** One statement deletes so many rows at most: others' work is not held up by a long transaction. */
const BATCH = 1_000;

type Files = Pick<FileStore, 'remove'>;

const SWEEPS: Readonly<Record<Retained, (db: Reader, days: number, files: Files) => Promise<number>>> = {
  codes: async (db, days) =>
    (await deleted(db, 'delivery', 'message_id is null and created_at', days)) +
    (await deleted(db, 'sms_code', 'expires_at', days)) +
    (await deleted(db, 'reset_ticket', 'expires_at', days)),
  imports: sweepImports,
  messages: async (db, days) => {
    await deleted(
      db,
      'delivery',
      `message_id in (select id from message where at < now() - make_interval(days => :days)) and created_at`,
      days,
    );
    return deleted(db, 'message', 'not exists (select from delivery d where d.message_id = message.id) and at', days);
  },
  securityLog: deleteOldSecurityEntries,
};

/**
 * Deletes everything that is past its time.
 * @returns how many records of each kind went
 */
export async function sweep(db: Reader, files: Files, retention: Retention): Promise<Record<Retained, number>> {
  const gone = { codes: 0, imports: 0, messages: 0, securityLog: 0 };
  for (const name of RETAINED) gone[name] = await SWEEPS[name](db, retention[name], files);
  return gone;
}

/** Deletes the rows of the table for which the condition, which ends in a column of time, is older; in batches. */
async function deleted(db: Reader, table: string, condition: string, days: number): Promise<number> {
  let gone = 0;
  for (;;) {
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `delete from ${table} where ctid = any(array(
         select ctid from ${table} where ${condition} < now() - make_interval(days => :days) limit :most
         for update skip locked))`,
      { days, most: BATCH },
    );
    gone += rowCount;
    if (rowCount < BATCH) return gone;
  }
}

/** Rows and workbooks of finished imports; that there was an import, and what came of it, stays. */
async function sweepImports(db: Reader, days: number, files: Files): Promise<number> {
  const { rows } = await db.raw<{ rows: { id: string; rest_key: string | null }[] }>(
    `select id, rest_key from ledger_import i where finished_at < now() - make_interval(days => ?)
     and (rest_key is not null or exists (select from ledger_import_row r where r.import_id = i.id))`,
    [days],
  );
  for (const { id, rest_key: key } of rows) {
    // The file first: if this ends here, the record still names it, and the next night goes on.
    if (key) await files.remove(key);
    await db('ledger_import').where({ id }).update({ rest_key: null });
    await db('ledger_import_row').where({ import_id: id }).del();
  }
  return rows.length;
}
