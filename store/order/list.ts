import type { z } from 'zod';
import type { BookingState } from '../../domain/booking-state.ts';
import type { OrderQuery, OrderRow } from '../../domain/contract/order.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { OrderStage } from '../../domain/stage.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

interface Row {
  readonly id: string;
  readonly kind: LedgerService;
  readonly state: BookingState;
  readonly number: string | null;
  readonly stage: OrderStage;
  readonly instrument_count: number;
  readonly contact_name: string | null;
  readonly submitted_at: Date | null;
  readonly created_at: Date;
}

export const ORDER_STAGE = `order_stage(array(select s.stage from share s where s.order_id = o.id))`;
const BOOKING_STATE = `booking_state(array(select s.stage from share s where s.order_id = o.id))`;
const COUNT = `(select count(*) from order_item i where i.order_id = o.id and i.state <> 'withdrawn')`;
const COLUMNS = `o.id, o.kind, o.number, ${ORDER_STAGE} as stage, ${BOOKING_STATE} as state, ${COUNT} as instrument_count, c.name as contact_name,
  o.submitted_at, o.created_at`;

const SORT = {
  createdAt: 'o.created_at',
  submittedAt: 'o.submitted_at',
  number: 'o.number',
  stage: ORDER_STAGE,
  state: BOOKING_STATE,
  contactName: 'c.name',
  instrumentCount: COUNT,
};

const SEARCHED = `(o.number ilike :pattern or c.name ilike :pattern or exists (
  select from order_item i join instrument ins on ins.id = i.instrument_id
  where i.order_id = o.id and (ins.name ilike :pattern or ins.instrument_number ilike :pattern
    or ins.serial_number ilike :pattern)))`;

/** The orders of an enterprise, newest first. */
export async function listOrders(
  db: Reader,
  enterpriseId: string,
  query: z.output<typeof OrderQuery>,
): Promise<Listed<OrderRow>> {
  const found = db('booking_order as o')
    .leftJoin('contact as c', 'c.id', 'o.contact_id')
    .where('o.enterprise_id', enterpriseId);
  if (query.kind) found.where('o.kind', query.kind);
  if (query.state && query.state.length > 0) found.whereRaw(`${BOOKING_STATE} = any(?)`, [query.state]);
  if (query.stage && query.stage.length > 0) found.whereRaw(`${ORDER_STAGE} = any(?)`, [query.stage]);
  if (query.submittedFrom) found.where('o.submitted_at', '>=', startOfDay(query.submittedFrom));
  if (query.submittedTo) found.where('o.submitted_at', '<', endOfDay(query.submittedTo));
  if (query.q) found.whereRaw(SEARCHED, { pattern: containing(query.q) });
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'o.id'));
  return { data: data.map(rowOf), total };
}

function rowOf(row: Row): OrderRow {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    stage: row.stage,
    state: row.state,
    instrumentCount: row.instrument_count,
    contactName: row.contact_name,
    submittedAt: instantOrNull(row.submitted_at),
    createdAt: instant(row.created_at),
  };
}
