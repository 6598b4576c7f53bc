/** Commands on single instruments of a share: some are refused, forwarded or cancelled while the rest goes on. */
import type { Knex } from 'knex';
import { COMMANDS } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { SUPERSEDED } from '../../domain/stage.ts';
import type { ShareCommand, ShareState } from '../../domain/transition.ts';
import { coverageBy, namesOf } from '../order/dispatch.ts';
import { openShares } from './assignment.ts';
import type { LockedShare, TransitionContext } from './context.ts';
import { type ShareTableRow, stateOf } from './share-row.ts';
import { dropVisit } from './visit.ts';

/** The result of a step: the shares that it opened, and whether the share stays in its stage. */
export interface ItemEffect {
  readonly stays?: boolean;
  readonly opened?: readonly ShareState[];
}

interface Item {
  readonly itemId: string;
  readonly instrumentId: string;
}

async function activeItems({ trx }: TransitionContext, shareId: string): Promise<Item[]> {
  return trx('order_item')
    .where({ share_id: shareId, state: 'active' })
    .orderBy('position')
    .select<Item[]>('id as itemId', 'instrument_id as instrumentId');
}

/**
 * The chosen instruments; all of the share if none are named.
 * @throws DomainProblem result_not_in_share
 */
async function chosenItems(
  context: TransitionContext,
  shareId: string,
  itemIds: readonly string[] | undefined,
  path = 'itemIds',
): Promise<{ chosen: Item[]; rest: Item[] }> {
  const active = await activeItems(context, shareId);
  if (!itemIds) return { chosen: active, rest: [] };
  const wanted = new Set(itemIds);
  const known = new Set(active.map(({ itemId }) => itemId));
  const foreign = itemIds.findIndex((id) => !known.has(id));
  if (foreign >= 0) {
    const fields = [{ path: `${path}.${foreign}`, fault: { name: 'instrument_not_in_share' } as const }];
    throw new DomainProblem('result_not_in_share', {}, fields);
  }
  return {
    chosen: active.filter(({ itemId }) => wanted.has(itemId)),
    rest: active.filter(({ itemId }) => !wanted.has(itemId)),
  };
}

/**
 * Under mandatory verification an institution can accept only the instruments that it is authorised for on that day.
 * @throws DomainProblem authorisation_over naming the instruments
 */
export async function requireAuthorisation(
  context: TransitionContext,
  share: LockedShare,
  { body }: ShareCommand<'approve_first_review'>,
): Promise<void> {
  if (context.order.kind !== 'mandatory') return;
  const refused = new Set(body.refused?.map(({ itemId }) => itemId));
  const accepted = (await activeItems(context, share.id)).filter(({ itemId }) => !refused.has(itemId));
  const { uncovered } = await coverageBy(
    context.trx,
    share.institution_id,
    accepted.map(({ instrumentId }) => instrumentId),
  );
  if (uncovered.length === 0) return;
  throw new DomainProblem('authorisation_over', { institution: share.institution_name, names: namesOf(uncovered) });
}

const REFUSE = `
  with opened as (
    insert into share (order_id, institution_id, department_id, delivery_mode, stage, stage_since, moved_by, notes,
      predecessor_id, opened_at)
    select order_id, institution_id, department_id, delivery_mode, :stage, :at, :movedBy, :notes, id, :openedAt
    from share where id = :shareId
    returning *),
  moved as (
    update order_item i set share_id = opened.id, notes = given.notes
    from opened, jsonb_to_recordset(:refused) as given ("itemId" uuid, notes text)
    where i.share_id = :shareId and i.id = given."itemId")
  select * from opened`;

/**
 * Moves the instruments that are not accepted to a rejected share of their own, each with its reason.
 * @throws DomainProblem all_refused, result_not_in_share
 */
export async function refuseItems(
  context: TransitionContext,
  share: LockedShare,
  { body }: ShareCommand<'approve_first_review'>,
): Promise<ItemEffect> {
  const refused = [...new Map(body.refused?.map((one) => [one.itemId, one])).values()];
  if (refused.length === 0) return {};
  const ids = refused.map(({ itemId }) => itemId);
  const { rest } = await chosenItems(context, share.id, ids, 'refused');
  if (rest.length === 0) throw new DomainProblem('all_refused');
  const reasons = [...new Set(refused.map(({ notes }) => notes))];
  const { rows } = await context.trx.raw<{ rows: ShareTableRow[] }>(REFUSE, {
    stage: COMMANDS.reject_first_review.to,
    at: context.at,
    movedBy: context.actor.name,
    notes: reasons.join('；'),
    openedAt: context.order.sequence + 1,
    shareId: share.id,
    refused: JSON.stringify(refused),
  } as Record<string, Knex.Value>);
  return { opened: rows.map(stateOf) };
}

/**
 * Stores, for instruments of a rejected share, what is wrong with each.
 * @throws DomainProblem result_not_in_share
 */
export async function recordItemRejections(
  context: TransitionContext,
  share: LockedShare,
  { body }: ShareCommand<'reject_first_review'>,
): Promise<ItemEffect> {
  if (!body.refused?.length) return {};
  const ids = body.refused.map(({ itemId }) => itemId);
  await chosenItems(context, share.id, ids, 'refused');
  await context.trx.raw(
    `update order_item i set notes = given.notes
     from jsonb_to_recordset(?) as given ("itemId" uuid, notes text) where i.share_id = ? and i.id = given."itemId"`,
    [JSON.stringify(body.refused), share.id],
  );
  return {};
}

/**
 * Forwards instruments to another authorised institution, where they begin again with its first review.
 * @throws DomainProblem forward_to_self, forward_not_authorised, result_not_in_share, not_found
 */
export async function forward(
  context: TransitionContext,
  share: LockedShare,
  body: CommandBody<'forward'>,
): Promise<ShareState[]> {
  const { trx } = context;
  const { institutionId } = body;
  if (institutionId === share.institution_id)
    throw new DomainProblem('forward_to_self', { institution: share.institution_name });
  const institution = await trx('institution').where({ id: institutionId, status: 'approved' }).first('id');
  if (!institution) {
    const fields = [{ path: 'institutionId', fault: { name: 'institution_unknown' } as const }];
    throw new DomainProblem('invalid_input', {}, fields);
  }
  const { chosen, rest } = await chosenItems(context, share.id, body.itemIds);
  const instrumentIds = chosen.map((item) => item.instrumentId);
  const { uncovered, reasons } = await coverageBy(trx, institutionId, instrumentIds);
  if (uncovered.length > 0) throw new DomainProblem('forward_not_authorised', { names: namesOf(uncovered) });
  const part = {
    institutionId,
    deliveryMode: share.delivery_mode,
    items: chosen.map((item) => ({
      ...item,
      deliveryMode: share.delivery_mode,
      departmentId: null,
      // The rules may choose another institution: then people chose this one, and there is no rule to name.
      dispatch: reasons.get(item.instrumentId) ?? null,
    })),
  };
  const opened = await openShares(context, [part], share.id);
  if (rest.length > 0) return [stateOf(share), ...opened];
  await dropVisit(context, share.id);
  const own = await trx('share')
    .where({ id: share.id })
    .update({
      stage: SUPERSEDED,
      stage_since: context.at,
      due_at: null,
      moved_by: context.actor.name,
      notes: body.notes,
    })
    .returning<ShareTableRow[]>('*');
  return [...own.map(stateOf), ...opened];
}

/**
 * Cancels the chosen instruments, which can be booked again at once. The share goes on while any instrument is left.
 * @throws DomainProblem result_not_in_share
 */
export async function cancelItems(
  context: TransitionContext,
  share: LockedShare,
  { body }: ShareCommand<'cancel'>,
): Promise<ItemEffect> {
  const { chosen, rest } = await chosenItems(context, share.id, body.itemIds);
  await context
    .trx('order_item')
    .whereIn(
      'id',
      chosen.map(({ itemId }) => itemId),
    )
    .update({ state: 'cancelled', is_open: false });
  if (rest.length > 0) return { stays: true };
  await dropVisit(context, share.id);
  return {};
}
