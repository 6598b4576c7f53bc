import type { CommandBody } from '../../domain/contract/command.ts';
import type { OrderDetails } from '../../domain/contract/order-details.ts';
import { detailsOf, ORDER_DETAIL_NAMES } from '../../domain/order-detail.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type DeliveryMode, FIRST_STAGE, SUPERSEDED } from '../../domain/stage.ts';
import { changesBetween } from '../event/changes.ts';
import { USABLE } from '../instrument/row.ts';
import { detailColumns, readDetails, requireDetailsOf } from '../order/details.ts';
import { type Assigned, assign, openShares, type Part } from './assignment.ts';
import { type LockedShare, stageDue, type TransitionContext } from './context.ts';
import { differencesBetween, standingOf } from './differences.ts';
import type { Effect } from './effect-type.ts';
import { type ShareTableRow, stateOf } from './share-row.ts';
import { SNAPSHOT_SQL } from './snapshot.ts';

/**
 * Submits a rejected share again. Items that the customer took out are withdrawn; the others are read again from the
 * ledger. Items that change their delivery mode, or that are now dispatched to another institution, go to a successor
 * share. A share without items is superseded. The differences from the round before are stored with the event.
 */
export async function resubmit(
  context: TransitionContext,
  share: LockedShare,
  body: CommandBody<'resubmit'>,
): Promise<Effect> {
  const { trx, order } = context;
  requireDetailsOf(order.kind, body);
  const contact = await trx('contact')
    .where({ id: body.contactId, enterprise_id: order.enterprise_id })
    .whereNull('deleted_at')
    .first('id');
  if (!contact) throw new DomainProblem('contact_required');
  const active = await trx('order_item').where({ share_id: share.id, state: 'active' }).pluck<string[]>('id');
  const kept = new Map(body.items.map((item) => [item.itemId, item.deliveryMode]));
  const foreign = [...kept.keys()].filter((id) => !active.includes(id));
  if (foreign[0]) throw new DomainProblem('result_not_in_share', { itemId: foreign[0] });

  const before = await standingOf(trx, active);
  const detailsBefore = await readDetails(trx, order.id);
  const withdrawn = active.filter((id) => !kept.has(id));
  if (withdrawn.length > 0) {
    await trx('order_item').whereIn('id', withdrawn).update({ state: 'withdrawn', is_open: false });
  }
  await refuseUnusable(context, [...kept.keys()]);
  await trx('booking_order')
    .where({ id: order.id })
    .update({ contact_id: body.contactId, ...detailColumns(body) });

  const parts = await assign(context, await keptItems(context, kept), share.institution_id);
  const stays = (part: Part) =>
    part.institutionId === share.institution_id && part.deliveryMode === share.delivery_mode;
  const remaining = parts.find(stays);
  if (remaining) await renew(context, remaining);
  const successors = await openShares(
    context,
    parts.filter((part) => part !== remaining),
    share.id,
  );
  const own = await trx('share')
    .where({ id: share.id })
    .update({
      stage: remaining ? FIRST_STAGE : SUPERSEDED,
      stage_since: context.at,
      due_at: remaining ? stageDue(context, FIRST_STAGE) : null,
      moved_by: context.actor.name,
      notes: null,
    })
    .returning<ShareTableRow[]>('*');
  return {
    shares: [...own.map(stateOf), ...successors],
    move: null,
    differences: {
      contactChanged: order.contact_id !== body.contactId,
      details: changesBetween<OrderDetails>(ORDER_DETAIL_NAMES, detailsBefore, {
        ...detailsBefore,
        ...detailsOf(body),
      }),
      items: differencesBetween(before, await standingOf(trx, [...kept.keys()])),
    },
  };
}

/** An instrument may have been taken out of use since the rejection (manual FAQ 2). */
async function refuseUnusable({ trx }: TransitionContext, itemIds: string[]): Promise<void> {
  const { rows } = await trx.raw<{ rows: { name: string; instrument_number: string }[] }>(
    `select ins.name, ins.instrument_number from order_item i join instrument ins on ins.id = i.instrument_id
     where i.id = any(?) and not ${USABLE} order by i.position`,
    [itemIds],
  );
  const [first] = rows;
  if (!first) return;
  throw new DomainProblem(
    'instrument_not_bookable',
    { name: first.name, instrumentNumber: first.instrument_number },
    rows.map((row) => ({ path: 'items', message: `“${row.name}”（${row.instrument_number}）` })),
  );
}

/** The items that stay in the order, with the delivery mode wanted now. */
async function keptItems(
  { trx }: TransitionContext,
  kept: ReadonlyMap<string, DeliveryMode>,
): Promise<(Assigned & { position: number })[]> {
  const rows = await trx('order_item as i')
    .join('instrument as ins', 'ins.id', 'i.instrument_id')
    .leftJoin('service_item as svc', 'svc.name', 'ins.name')
    .whereIn('i.id', [...kept.keys()])
    .orderBy('i.position')
    .select<{ itemId: string; instrumentId: string; departmentId: string | null; position: number }[]>(
      'i.id as itemId',
      'ins.id as instrumentId',
      'svc.department_id as departmentId',
      'i.position',
    );
  return rows.flatMap((row) => {
    const deliveryMode = kept.get(row.itemId);
    return deliveryMode ? [{ ...row, deliveryMode }] : [];
  });
}

/** Updates the items that stay in the share from the ledger. */
async function renew({ trx, order }: TransitionContext, { items }: Part): Promise<void> {
  await trx.raw(
    `update order_item i set notes = null, dispatch = given.dispatch, snapshot = ${SNAPSHOT_SQL}
     from jsonb_to_recordset(?) as given (item_id uuid, dispatch jsonb), instrument ins
     where i.order_id = ? and i.id = given.item_id and ins.id = i.instrument_id`,
    [JSON.stringify(items.map(({ itemId, dispatch }) => ({ item_id: itemId, dispatch }))), order.id],
  );
}
