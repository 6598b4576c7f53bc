/** The history of an instrument: changes, bookings and certificates (requirement B7). */
import { Instrument, type InstrumentHistory } from '../../domain/contract/instrument.ts';
import { ACTOR_NAME } from '../event/append.ts';
import { changesBetween } from '../event/changes.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';
import { readInstrument } from './list.ts';

interface EventRow {
  readonly at: Date;
  readonly name: string;
  readonly actor: string;
  readonly notes: string | null;
  readonly before: Partial<Instrument> | null;
  readonly after: Partial<Instrument> | null;
}

const EVENTS = `
  select e.at, e.name, ${ACTOR_NAME} as actor, e.notes, e.before, e.after
  from event e left join account ea on ea.id = e.actor_id where e.stream = 'instrument:' || :id::text
  union all
  select i.finished_at, 'import_instrument', i.actor_name, i.file_name, null, null
  from instrument ins join ledger_import i on i.id = ins.import_id where ins.id = :id
  order by at desc`;

const BOOKINGS = `
  select o.id as "orderId", o.number as "orderNumber", o.submitted_at as "submittedAt", s.stage, i.state,
    case when s.stage = 'completed' then r.conclusion end as conclusion, c.number as "certificateNumber",
    c.id as "certificateId", c.valid_until as "validUntil"
  from order_item i join booking_order o on o.id = i.order_id join share s on s.id = i.share_id
  left join result r on r.item_id = i.id left join certificate c on c.item_id = i.id and c.replaced_by is null
  where i.instrument_id = ? order by o.submitted_at desc`;

/** Not shown as changes: they follow from other fields, or mean nothing to people. */
const SILENT = new Set(['id', 'createdAt', 'updatedAt', 'bookable', 'verificationState', 'openOrderId', 'kindNumber']);
const FIELDS_SHOWN = (Object.keys(Instrument.shape) as (keyof Instrument)[]).filter((field) => !SILENT.has(field));

/** @throws DomainProblem not_found */
export async function readHistory(db: Reader, enterpriseId: string, id: string): Promise<InstrumentHistory> {
  await readInstrument(db, enterpriseId, id);
  const [events, bookings] = await Promise.all([
    db.raw<{ rows: EventRow[] }>(EVENTS, { id }),
    db.raw<{ rows: (Omit<InstrumentHistory['bookings'][number], 'submittedAt'> & { submittedAt: Date })[] }>(BOOKINGS, [
      id,
    ]),
  ]);
  return {
    events: events.rows.map(({ before, after, at, ...event }) => ({
      ...event,
      at: instant(at),
      changes: before && after ? changesBetween<Instrument>(FIELDS_SHOWN, before, after) : [],
    })),
    bookings: bookings.rows.map((row) => ({ ...row, submittedAt: instant(row.submittedAt) })),
  };
}
