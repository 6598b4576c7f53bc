import { stageAfter } from '../../domain/command.ts';
import { isTerminal } from '../../domain/stage.ts';
import type { ShareCommand, ShareState } from '../../domain/transition.ts';
import { type LockedShare, stageDue, type TransitionContext } from './context.ts';
import { resubmit } from './resubmit.ts';
import { issueCertificates, markChecked, refuseRecorder, requireAllResults } from './results.ts';
import { type ShareRow, stateOf } from './share-row.ts';
import { dropVisit, planVisit } from './visit.ts';

/**
 * Carries out a command on a share: what belongs to it besides the stage, then the stage itself.
 * @returns the shares that changed
 */
export async function carryOut(
  context: TransitionContext,
  share: LockedShare,
  command: ShareCommand,
): Promise<ShareState[]> {
  if (command.name === 'resubmit') return resubmit(context, share, command.body);
  await besidesTheStage(context, share, command);
  const stage = stageAfter(command.name, share.stage, share.delivery_mode);
  if (stage === null) throw new Error(`${command.name} has no stage of its own`);
  const moved = stage !== share.stage;
  const rows = await context
    .trx('share')
    .where({ id: share.id })
    .update({
      stage,
      moved_by: context.actor.name,
      notes: command.body.notes || null,
      ...(moved ? { stage_since: context.at, due_at: stageDue(context, stage) } : {}),
    })
    .returning<ShareRow[]>('*');
  if (isTerminal(stage)) await completeOrder(context);
  return rows.map(stateOf);
}

async function besidesTheStage(context: TransitionContext, share: LockedShare, command: ShareCommand): Promise<void> {
  switch (command.name) {
    case 'schedule':
    case 'reschedule':
      return planVisit(context, share.id, command.body);
    case 'submit_results':
      return requireAllResults(context, share.id);
    case 'send_back':
      return refuseRecorder(context, share.id);
    case 'pass_check':
      await refuseRecorder(context, share.id);
      return markChecked(context, share.id);
    case 'issue':
      await refuseRecorder(context, share.id);
      return issueCertificates(context, share.id);
    case 'cancel':
      await dropVisit(context, share.id);
      await context.trx('order_item').where({ share_id: share.id }).update({ is_open: false });
      await context.trx('order_item').where({ share_id: share.id, state: 'active' }).update({ state: 'cancelled' });
      return;
    default:
      return;
  }
}

/** An order is complete when nothing more happens to any of its shares and one at least was worked on to the end. */
async function completeOrder({ trx, order, at }: TransitionContext): Promise<void> {
  await trx.raw(
    `update booking_order o set completed_at = ?
     where o.id = ? and o.completed_at is null and (
       select bool_and(s.stage in ('completed', 'cancelled', 'superseded')) and bool_or(s.stage = 'completed')
       from share s where s.order_id = o.id)`,
    [at, order.id],
  );
}
