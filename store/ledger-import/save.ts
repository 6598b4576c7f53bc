/** Saves the rows of an import to the ledger: all that can be saved, in one transaction. */
import type { Knex } from 'knex';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { appendEvent } from '../event/append.ts';
import { readInstruments } from '../instrument/list.ts';
import { GIVEN_NUMBER } from '../instrument/write.ts';
import { type Transaction, violatedConstraint } from '../sql/database.ts';
import { markDuplicates } from './duplicates.ts';
import type { ImportRow } from './read.ts';

const BATCH = 2_000;
const CONCURRENT_DUPLICATE = '保存时发现与台账中的器具重复（可能有人同时录入），没有保存任何一行，请核对后重新决定。';

/** The fields of a row's input as SQL columns; fields of the other service have their defaults. */
export const FIELDS = `service text, "instrumentNumber" text, name text, initials text, model text,
  "measuringRange" text, "accuracyClass" text, "serialNumber" text, manufacturer text, origin text,
  "currentCondition" text, "currentState" text, "verificationUnit" text, "placeOfUse" text, "kindNumber" text,
  "regionCode" text, quantity int, purpose text, "daysAhead" int, "deliveryMode" text, "validUntil" date, remarks text`;
export const COLUMNS = `service, name, name_initials, model, measuring_range, accuracy_class, serial_number, manufacturer, origin,
  current_condition, current_state, verification_unit, place_of_use, kind_number, region_code, quantity, purpose,
  days_ahead, delivery_mode, valid_until, remarks`;
export const VALUES = `i.service, i.name, i.initials, i.model, i."measuringRange", i."accuracyClass", i."serialNumber",
  i.manufacturer, coalesce(i.origin, ''), coalesce(i."currentCondition", '在用'), coalesce(i."currentState", '正常使用'),
  coalesce(i."verificationUnit", ''), i."placeOfUse", i."kindNumber", i."regionCode", coalesce(i.quantity, 1), i.purpose,
  coalesce(i."daysAhead", 30), i."deliveryMode", i."validUntil", i.remarks`;

export const INSTRUMENT_NUMBER = `coalesce(nullif(i."instrumentNumber", ''), ${GIVEN_NUMBER})`;

const INSERT = `
  insert into instrument (enterprise_id, import_id, instrument_number, ${COLUMNS})
  select :enterpriseId, :id, ${INSTRUMENT_NUMBER}, ${VALUES}
  from ledger_import_row r cross join lateral jsonb_to_record(r.input) as i (${FIELDS})
  where r.import_id = :id and r.line > :after and r.line <= :until and r.faults = '[]' and r.twin_id is null`;

const UPDATE = `
  update instrument ins set updated_at = now(),
    instrument_number = coalesce(nullif(i."instrumentNumber", ''), ins.instrument_number),
    (${COLUMNS}) = row(${VALUES})
  from ledger_import_row r cross join lateral jsonb_to_record(r.input) as i (${FIELDS})
  where r.import_id = :id and r.twin_id = any(:ids) and r.faults = '[]' and r.known is not null and ins.id = r.twin_id`;

/** In a booking that the centre is working on: the instrument stays as it is. */
const IN_BOOKING = `
  update ledger_import_row r set faults = jsonb_build_array(jsonb_build_object(
    'path', coalesce(nullif(r.number_at, ''), r.serial_at), 'field', 'instrumentNumber',
    'message', '该器具正在预约单' || o.number || '中，办结或取消后才能更新'))
  from order_item oi join booking_order o on o.id = oi.order_id join share s on s.id = oi.share_id
  where r.import_id = :id and r.known is not null and r.faults = '[]' and oi.instrument_id = r.twin_id and oi.is_open
    and s.stage <> 'rejected'`;

/**
 * Saves what can be saved. If somebody has entered one of the rows since, nothing is saved and the owner decides
 * again.
 * @param alive called between batches
 */
export async function saveImport(db: Knex, row: ImportRow, alive: () => void): Promise<void> {
  try {
    await db.transaction((trx) => save(trx, row, alive));
  } catch (error) {
    if (!violatedConstraint(error)?.startsWith('instrument_')) throw error;
    await db.transaction(async (trx) => {
      await markDuplicates(trx, row.id, row.enterprise_id, 'saving');
      await trx('ledger_import').where({ id: row.id, state: 'checked' }).update({ reason: CONCURRENT_DUPLICATE });
    });
  }
}

async function save(trx: Transaction, row: ImportRow, alive: () => void): Promise<void> {
  const { id, enterprise_id: enterpriseId, decision } = row;
  const locked = await trx('ledger_import').where({ id, state: 'saving' }).forUpdate().first('id');
  if (!locked) return;
  let saved = 0;
  for (let after = 0; after < row.rows_read; after += BATCH) {
    const { rowCount } = await trx.raw<{ rowCount: number }>(INSERT, { id, enterpriseId, after, until: after + BATCH });
    saved += rowCount;
    alive();
  }
  let updated = 0;
  if (decision?.known === 'update') {
    await trx.raw(IN_BOOKING, { id });
    updated = await updateKnown(trx, row, alive);
  }
  await finish(trx, row, { saved, updated });
}

/** Marks the import as finished and appends the event to the enterprise's stream. */
export async function finish(
  trx: Transaction,
  row: ImportRow,
  { saved, updated }: { saved: number; updated: number },
): Promise<void> {
  const { id, enterprise_id: enterpriseId } = row;
  await trx.raw(
    `update ledger_import i set state = 'done', finished_at = now(), rows_saved = ?, rows_updated = ?,
       rows_left_out = (select count(*) from ledger_import_row r
         where r.import_id = i.id and (r.faults <> '[]' or (r.known is not null and ?)))
     where id = ?`,
    [saved, updated, row.decision?.known !== 'update', id],
  );
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: 'import_instruments',
    actor: { id: row.account_id, name: row.actor_name },
    after: { importId: id, count: saved, updated, fileName: row.file_name, sha256: row.sha256 },
  });
}

async function updateKnown(trx: Transaction, row: ImportRow, alive: () => void): Promise<number> {
  const ids = await trx('ledger_import_row')
    .where({ import_id: row.id, faults: '[]' })
    .whereNotNull('known')
    .orderBy('twin_id')
    .pluck<string[]>('twin_id');
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH);
    await trx.raw('select from instrument where id = any(?) order by id for update', [some]);
    const before = await readInstruments(trx, row.enterprise_id, some);
    await trx.raw(UPDATE, { id: row.id, ids: some });
    const after = new Map((await readInstruments(trx, row.enterprise_id, some)).map((one) => [one.id, one]));
    await recordChanges(trx, row, before, after);
    alive();
  }
  return ids.length;
}

async function recordChanges(
  trx: Transaction,
  row: ImportRow,
  before: readonly Instrument[],
  after: ReadonlyMap<string, Instrument>,
): Promise<void> {
  const changes = before.map((one) => ({ stream: `instrument:${one.id}`, before: one, after: after.get(one.id) }));
  await trx.raw(
    `insert into event (stream, sequence, command_id, name, actor_id, actor_name, before, after, notes)
     select c.stream, 1 + coalesce((select max(e.sequence) from event e where e.stream = c.stream), 0),
       gen_random_uuid(), 'change_instrument', ?::uuid, ?, c.before, c.after, ?
     from jsonb_to_recordset(?::jsonb) as c (stream text, before jsonb, after jsonb)`,
    [row.account_id, row.actor_name, `导入：${row.file_name}`, JSON.stringify(changes)],
  );
}
