/** Assigns the instruments of an order to shares: one share for each institution and delivery mode. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Dispatch } from '../../domain/dispatch.ts';
import { type DeliveryMode, FIRST_STAGE } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';
import { requireDispatch } from '../order/dispatch.ts';
import type { Reader } from '../sql/database.ts';
import { stageDue, type TransitionContext } from './context.ts';
import { type ShareTableRow, stateOf } from './share-row.ts';
import { SNAPSHOT_SQL } from './snapshot.ts';

/** An active instrument of the order. */
export interface Assigned {
  readonly itemId: string;
  readonly instrumentId: string;
  readonly deliveryMode: DeliveryMode;
  readonly departmentId: string | null;
}

/** Instruments for one institution in one delivery mode. */
export interface Part<A extends Assigned = Assigned> {
  readonly institutionId: string;
  readonly deliveryMode: DeliveryMode;
  readonly items: readonly (A & { readonly dispatch: Dispatch | null })[];
}

/**
 * Splits instruments into parts: those under mandatory verification go to the institutions that they are dispatched
 * to, the others to this centre.
 * @param before the institution that has the instruments so far
 * @throws DomainProblem not_dispatchable
 */
export async function assign<A extends Assigned>(
  { trx, order }: TransitionContext,
  items: readonly A[],
  before: string | null = null,
): Promise<Part<A>[]> {
  const instrumentIds = items.map(({ instrumentId }) => instrumentId);
  const dispatched = order.kind === 'mandatory' ? await requireDispatch(trx, instrumentIds, before) : null;
  const centre = dispatched ? '' : await centreId(trx);
  const parts = new Map<string, Part<A>>();
  for (const item of items) {
    const dispatch = dispatched?.get(item.instrumentId) ?? null;
    const institutionId = dispatch?.institutionId ?? centre;
    const key = `${institutionId}/${item.deliveryMode}`;
    const part = parts.get(key);
    const { deliveryMode } = item;
    parts.set(key, { institutionId, deliveryMode, items: [...(part?.items ?? []), { ...item, dispatch }] });
  }
  return [...parts.values()];
}

/**
 * Inserts shares in the first review stage. Their instruments are copied from the ledger, and put into service. The
 * order's id is repeated in the condition on the items, so that their index is used however many items other orders
 * have.
 */
const OPEN = `
  with opened as (
    insert into share (id, order_id, institution_id, department_id, delivery_mode, stage, stage_since, due_at, moved_by,
      predecessor_id, opened_at)
    select part.id, :orderId, part.institution_id, case when ni.is_this_centre then part.department_id end, part.delivery_mode, '${FIRST_STAGE}', :at,
      :dueAt, :movedBy, :predecessorId::uuid, :openedAt
    from jsonb_to_recordset(:parts) as part (id uuid, institution_id uuid, department_id uuid, delivery_mode text)
    join institution ni on ni.id = part.institution_id
    returning *),
  moved as (
    update order_item i
    set share_id = given.share_id, delivery_mode = given.delivery_mode, is_open = true, dispatch = given.dispatch,
      notes = null, snapshot = ${SNAPSHOT_SQL}
    from jsonb_to_recordset(:items) as given (item_id uuid, share_id uuid, delivery_mode text, dispatch jsonb),
      instrument ins
    where i.order_id = :orderId and i.id = given.item_id and ins.id = i.instrument_id),
  put_in_service as (
    update instrument ins set status = 'in_service'
    from jsonb_to_recordset(:items) as given (item_id uuid), order_item i
    where i.order_id = :orderId and i.id = given.item_id and ins.id = i.instrument_id and ins.status = 'new')
  select * from opened`;

/** Opens a share for each part; `predecessorId` is the share that they replace. */
export async function openShares(
  context: TransitionContext,
  parts: readonly Part[],
  predecessorId: string | null,
): Promise<ShareState[]> {
  if (parts.length === 0) return [];
  const named = parts.map((part) => ({ ...part, id: randomUUID() }));
  const { rows } = await context.trx.raw<{ rows: ShareTableRow[] }>(OPEN, {
    orderId: context.order.id,
    at: context.at,
    dueAt: stageDue(context, FIRST_STAGE),
    movedBy: context.actor.name,
    predecessorId,
    openedAt: context.order.sequence + 1,
    parts: JSON.stringify(
      named.map(({ id, institutionId, deliveryMode, items }) => ({
        id,
        institution_id: institutionId,
        department_id: mainDepartment(items),
        delivery_mode: deliveryMode,
      })),
    ),
    items: JSON.stringify(
      named.flatMap(({ id, deliveryMode, items }) =>
        items.map(({ itemId, dispatch }) => ({ item_id: itemId, share_id: id, delivery_mode: deliveryMode, dispatch })),
      ),
    ),
  } as Record<string, Knex.Value>);
  return rows.map(stateOf);
}

async function centreId(trx: Reader): Promise<string> {
  const centre = await trx('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  return centre.id;
}

/** The department to which most of the instruments belong. */
function mainDepartment(items: readonly Assigned[]): string | null {
  const counts = new Map<string, number>();
  for (const { departmentId } of items) {
    if (departmentId) counts.set(departmentId, (counts.get(departmentId) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
