import { type Command, stageAfter } from '../../domain/command.ts';
import type { Stage } from '../../domain/stage.ts';
import type { BookingCommand, ShareCommand, ShareState } from '../../domain/transition.ts';
import { type ShareStanding, stageDue, type TransitionContext } from './context.ts';
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
export async function carryOut(
  context: TransitionContext,
  share: ShareStanding,
  command: ShareCommand,
): Promise<Effect> {
  if (command.name === 'resubmit') return { shares: await resubmit(context, share, command.body), move: null };
  await stepOf(CHECKS, command.name)?.(context, share.id, command);
  await stepOf(WRITES, command.name)?.(context, share.id, command);
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

type Step<C extends Command> = (context: TransitionContext, shareId: string, command: ShareCommand<C>) => Promise<void>;
type Steps = { readonly [C in Command]?: Step<C> };

/** What must be true besides the stage; reads only. */
const CHECKS: Steps = {
  submit_results: requireAllResults,
  send_back: refuseRecorder,
};

/** What is written besides the stage and the event, in their transaction. */
const WRITES: Steps = {
  schedule: (context, shareId, { body }) => planVisit(context, shareId, body),
  reschedule: (context, shareId, { body }) => planVisit(context, shareId, body),
  pass_check: markChecked,
  issue: issueCertificates,
  cancel: closeItems,
};

function stepOf(steps: Steps, name: Command): Step<Command> | undefined {
  return steps[name] as Step<Command> | undefined;
}

/** Whether the command is its move and its event alone, and so a single statement. */
export function writesNothingElse({ name }: BookingCommand): boolean {
  return name === 'overdue' || (name !== 'submit' && name !== 'resubmit' && !(name in WRITES));
}

async function closeItems(context: TransitionContext, shareId: string): Promise<void> {
  await dropVisit(context, shareId);
  await context.trx('order_item').where({ share_id: shareId }).update({ is_open: false });
  await context.trx('order_item').where({ share_id: shareId, state: 'active' }).update({ state: 'cancelled' });
}
