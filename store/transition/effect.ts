import { stageAfter } from '../../domain/command.ts';
import type { Stage } from '../../domain/stage.ts';
import type { ShareCommand, ShareState } from '../../domain/transition.ts';
import { type LockedShare, stageDue, type TransitionContext } from './context.ts';
import { resubmit } from './resubmit.ts';
import { issueCertificates, markChecked, refuseRecorder, requireAllResults } from './results.ts';
import { stateOf } from './share-row.ts';
import { dropVisit, planVisit } from './visit.ts';

/** What `record` writes to the share in the same statement as the event. */
export interface Move {
  readonly shareId: string;
  readonly stage: Stage;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly notes: string | null;
}

export interface Effect {
  /** The shares that changed, as they are after the command. */
  readonly shares: readonly ShareState[];
  readonly move: Move | null;
}

/** Carries out what a command means besides the stage, and says what the stage becomes. */
export async function carryOut(context: TransitionContext, share: LockedShare, command: ShareCommand): Promise<Effect> {
  if (command.name === 'resubmit') return { shares: await resubmit(context, share, command.body), move: null };
  await besidesTheStage(context, share, command);
  const stage = stageAfter(command.name, share.stage, share.delivery_mode);
  if (stage === null) throw new Error(`${command.name} has no stage of its own`);
  const moved = stage !== share.stage;
  const since = moved ? context.at : share.stage_since;
  const dueAt = moved ? stageDue(context, stage) : share.due_at;
  const after = { ...share, stage, stage_since: since, due_at: dueAt, moved_by: context.actor.name };
  return {
    shares: [stateOf(after)],
    move: { shareId: share.id, stage, since, dueAt, notes: command.body.notes || null },
  };
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
