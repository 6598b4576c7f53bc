import type { z } from 'zod';
import type { OrderQuery, OrderRow } from '../../domain/contract/order.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, readPage, type Stored, sortSql } from '../sql/list.ts';
import { DETAILS_SQL } from './details.ts';

type Row = Stored<OrderRow, 'submittedAt' | 'createdAt'>;

export const ORDER_STAGE = `order_stage(array(select s.stage from share s where s.order_id = o.id))`;
const BOOKING_STATE = `booking_state(array(select s.stage from share s where s.order_id = o.id))`;
const COUNT = `(select count(*) from order_item i where i.order_id = o.id and i.state <> 'withdrawn')`;
const COLUMNS = `o.id, o.kind, o.number, ${ORDER_STAGE} as stage, ${BOOKING_STATE} as state, ${COUNT} as "instrumentCount", c.name as "contactName",
  o.submitted_at as "submittedAt", o.created_at as "createdAt", ${DETAILS_SQL}`;

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
  return {
    total,
    data: data.map((row) => ({
      ...row,
      submittedAt: instantOrNull(row.submittedAt),
      createdAt: instant(row.createdAt),
    })),
  };
}
