import type { CommandBody } from '../../domain/contract/order.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { DELIVERY_MODE_NAMES } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';
import { USABLE } from '../instrument/row.ts';
import { type ShareStanding, stageDue, type TransitionContext } from './context.ts';
import { type ShareRow, stateOf } from './share-row.ts';
import { SNAPSHOT_SQL } from './snapshot.ts';

/**
 * Submits a rejected share again: what its owner took out is withdrawn, the instruments are read anew from the ledger,
 * and what changed its delivery mode goes to a successor share. A share that keeps nothing is superseded.
 */
export async function resubmit(
  context: TransitionContext,
  share: ShareStanding,
  body: CommandBody<'resubmit'>,
): Promise<ShareState[]> {
  const { trx, order } = context;
  const contact = await trx('contact')
    .where({ id: body.contactId, enterprise_id: order.enterprise_id })
    .whereNull('deleted_at')
    .first('id');
  if (!contact) throw new DomainProblem('contact_required');
  const active = await trx('order_item').where({ share_id: share.id, state: 'active' }).pluck<string[]>('id');
  const kept = new Map(body.items.map((item) => [item.itemId, item.deliveryMode]));
  const foreign = [...kept.keys()].filter((id) => !active.includes(id));
  if (foreign[0]) throw new DomainProblem('result_not_in_share', { itemId: foreign[0] });

  const withdrawn = active.filter((id) => !kept.has(id));
  if (withdrawn.length > 0) {
    await trx('order_item').whereIn('id', withdrawn).update({ state: 'withdrawn', is_open: false });
  }
  await refuseUnusable(context, [...kept.keys()]);
  await trx('booking_order').where({ id: order.id }).update({ contact_id: body.contactId });

  const changed: ShareState[] = [];
  for (const mode of DELIVERY_MODE_NAMES) {
    const ids = [...kept].filter(([, wanted]) => wanted === mode).map(([id]) => id);
    if (ids.length === 0) continue;
    const stays = mode === share.delivery_mode;
    const shareId = stays ? share.id : await openSuccessor(context, share, mode, changed);
    await trx.raw(
      `update order_item i set share_id = ?, delivery_mode = ?, snapshot = ${SNAPSHOT_SQL}
       from instrument ins where ins.id = i.instrument_id and i.id = any(?)`,
      [shareId, mode, ids],
    );
  }
  const remains = [...kept.values()].includes(share.delivery_mode);
  const own = await trx('share')
    .where({ id: share.id })
    .update({
      stage: remains ? 'awaiting_first_review' : 'superseded',
      stage_since: context.at,
      due_at: remains ? stageDue(context, 'awaiting_first_review') : null,
      moved_by: context.actor.name,
      notes: null,
    })
    .returning<ShareRow[]>('*');
  return [...own.map(stateOf), ...changed];
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

async function openSuccessor(
  context: TransitionContext,
  share: ShareStanding,
  mode: ShareState['deliveryMode'],
  changed: ShareState[],
): Promise<string> {
  const rows = await context
    .trx('share')
    .insert({
      order_id: context.order.id,
      institution_id: share.institution_id,
      department_id: share.department_id,
      delivery_mode: mode,
      stage: 'awaiting_first_review',
      stage_since: context.at,
      due_at: stageDue(context, 'awaiting_first_review'),
      moved_by: context.actor.name,
      predecessor_id: share.id,
    })
    .returning<ShareRow[]>('*');
  const [successor] = rows;
  if (!successor) throw new Error('the successor share was not inserted');
  changed.push(stateOf(successor));
  return successor.id;
}
