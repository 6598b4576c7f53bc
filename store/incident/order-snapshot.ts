/** Submitted orders as SQL has them, to be compared with their workflows. */

import { DomainProblem } from '../../domain/problem.ts';
import { COMPLETED, type Stage } from '../../domain/stage.ts';
import type { BookingSnapshot, ShareState } from '../../domain/transition.ts';
import { overdueKey } from '../../domain/transition.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { SHARE_IS_OPEN, TERMINAL_STAGES } from '../sql/terminal-stages.ts';
import { type AnswerStanding, type ShareTableRow, stateOf } from '../transition/share-row.ts';
import { REISSUED } from './reissued.ts';

export interface OrderSnapshot {
  readonly id: string;
  readonly number: string;
  readonly sequence: number;
  readonly shares: readonly { readonly id: string; readonly stage: Stage; readonly institutionId: string }[];
  /** Whether something is still to be done: a share is not over, or a certificate has no PDF. */
  readonly open: boolean;
}

const STANDING = `
  select o.id, o.number, o.sequence, (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'institutionId', s.institution_id)), '[]')
    from share s where s.order_id = o.id) as shares,
    exists (select from share s where s.order_id = o.id and s.stage <> all(:terminal))
    or not exists (select from share s where s.order_id = o.id)
    or exists (select from certificate c join share s on s.id = c.share_id
      where s.order_id = o.id and c.rendered_at is null and not ${REISSUED}) as open
  from booking_order o where o.number is not null`;

async function standings(db: Reader, where: string, values: Record<string, unknown>): Promise<OrderSnapshot[]> {
  const bindings = { terminal: TERMINAL_STAGES, ...values } as Parameters<Reader['raw']>[1];
  const { rows } = await db.raw<{ rows: OrderSnapshot[] }>(`${STANDING} ${where}`, bindings as never);
  return rows;
}

/** Orders after the given one, by id; null starts with the first. */
export function ordersAfter(db: Reader, after: string | null, most: number): Promise<OrderSnapshot[]> {
  return standings(db, 'and (:after::uuid is null or o.id > :after::uuid) order by o.id limit :most', { after, most });
}

export function ordersOf(db: Reader, ids: readonly string[]): Promise<OrderSnapshot[]> {
  return standings(db, 'and o.id = any(:ids::uuid[])', { ids });
}

/** The stages of the open shares of every open order: sorted, separated by commas. */
export async function openStages(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.raw<{ rows: { id: string; stages: string }[] }>(
    `select found.id, coalesce(string_agg(distinct found.stage collate "C", ',' order by found.stage collate "C"), '') as stages
     from (
       select s.order_id as id, s.stage from share s where ${SHARE_IS_OPEN}
       union all
       select s.order_id, null from certificate c join share s on s.id = c.share_id
       where c.rendered_at is null and not ${REISSUED}) found
     group by found.id`,
  );
  return new Map(rows.map(({ id, stages }) => [id, stages]));
}

export interface RestartPoint {
  readonly snapshot: BookingSnapshot;
  /** Shares whose certificates have no PDF yet. */
  readonly render: readonly string[];
}

/**
 * The state with which a restarted workflow begins: all that it would know by now.
 * @throws DomainProblem not_found
 */
export async function restartPoint(db: Reader, orderId: string): Promise<RestartPoint> {
  const order = await db('booking_order')
    .where({ id: orderId })
    .whereNotNull('number')
    .first<{ number: string; sequence: number; enterprise_id: string } | undefined>(
      'number',
      'sequence',
      'enterprise_id',
    );
  if (!order) throw new DomainProblem('not_found');
  const rows = await db('share as s')
    .leftJoin('visit as v', 'v.share_id', 's.id')
    .where({ order_id: orderId })
    .orderBy('s.id')
    .select<(ShareTableRow & AnswerStanding)[]>('s.*', 'v.answer', 'v.answer_by', 'v.remind_at', 'v.planned_at');
  const shares = rows.map(stateOf);
  const now = new Date().toISOString();
  const render = await db('certificate as c')
    .join('share as s', 's.id', 'c.share_id')
    .where('s.order_id', orderId)
    .whereNull('c.rendered_at')
    .distinct()
    .pluck<string[]>('s.id');
  return {
    render,
    snapshot: {
      sequence: order.sequence,
      orderNumber: order.number,
      enterpriseId: order.enterprise_id,
      shares,
      overdue: shares.filter(({ dueAt }) => dueAt !== null && dueAt < now).map(overdueKey),
    },
  };
}

export interface Repaired {
  readonly shareId: string;
  readonly before: Stage;
  readonly after: Stage;
}

/**
 * Sets the shares to what the workflow says. Only stage, time and institution can differ, where somebody changed a
 * row by hand; an order whose event sequence is behind or ahead cannot be repaired from the workflow.
 * @throws DomainProblem not_found, repair_out_of_step
 */
export async function repairOrder(trx: Transaction, orderId: string, snapshot: BookingSnapshot): Promise<Repaired[]> {
  const order = await trx('booking_order')
    .where({ id: orderId })
    .forUpdate()
    .first<{ sequence: number } | undefined>('sequence');
  if (!order) throw new DomainProblem('not_found');
  if (order.sequence !== snapshot.sequence) throw new DomainProblem('repair_out_of_step');
  const rows = await trx('share').where({ order_id: orderId }).select<ShareTableRow[]>();
  const repaired: Repaired[] = [];
  for (const row of rows) {
    const wanted = snapshot.shares.find(({ id }) => id === row.id);
    if (!wanted) throw new DomainProblem('repair_out_of_step');
    if (same(stateOf(row), wanted)) continue;
    await trx('share').where({ id: row.id }).update({
      stage: wanted.stage,
      stage_since: wanted.since,
      due_at: wanted.dueAt,
      moved_by: wanted.movedBy,
      institution_id: wanted.institutionId,
    });
    repaired.push({ shareId: row.id, before: row.stage, after: wanted.stage });
  }
  await trx.raw(
    `update booking_order o set completed_at = case
       when (select bool_and(s.stage = any(:terminal)) and bool_or(s.stage = '${COMPLETED}') from share s where s.order_id = o.id)
       then coalesce(o.completed_at, now()) end
     where o.id = :orderId`,
    { terminal: TERMINAL_STAGES, orderId } as never,
  );
  return repaired;
}

function same(one: ShareState, other: ShareState): boolean {
  return one.stage === other.stage && one.institutionId === other.institutionId && one.since === other.since;
}

/** Those of the ids that belong to no order, not even to a draft. */
export async function unknownOrders(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const known = await db('booking_order')
    .whereIn('id', [...ids])
    .pluck<string[]>('id');
  return new Set(ids.filter((id) => !known.includes(id)));
}
