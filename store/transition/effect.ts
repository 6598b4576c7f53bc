import { type Command, stageAfter } from '../../domain/command.ts';
import { type BookingCommand, isVisitStep, type ShareCommand } from '../../domain/transition.ts';
import { type LockedShare, stageDue, type TransitionContext } from './context.ts';
import type { Effect } from './effect-type.ts';
import {
  cancelItems,
  forward,
  type ItemEffect,
  recordItemRejections,
  refuseItems,
  requireAuthorisation,
} from './items.ts';
import { resubmit } from './resubmit.ts';
import { issueCertificates, markChecked, refuseRecorder, requireAllResults } from './results.ts';
import { type AnswerStanding, stateOf } from './share-row.ts';
import { planVisit } from './visit.ts';
import { askAnother, confirmVisit } from './visit-answer.ts';

/** Carries out what a command does apart from the stage, and returns the new stage. */
export async function carryOut(context: TransitionContext, share: LockedShare, command: ShareCommand): Promise<Effect> {
  if (command.name === 'resubmit') return resubmit(context, share, command.body);
  if (command.name === 'forward') return { shares: await forward(context, share, command.body), move: null };
  await stepOf(CHECKS, command.name)?.(context, share, command);
  await stepOf(WRITES, command.name)?.(context, share, command);
  const visit = await stepOf(VISITS, command.name)?.(context, share, command);
  const { stays = false, opened = [] } = (await stepOf(ON_ITEMS, command.name)?.(context, share, command)) ?? {};
  const stage = stays ? share.stage : stageAfter(command.name, share.stage, share.delivery_mode);
  if (stage === null) throw new Error(`${command.name} has no stage of its own`);
  const moved = stage !== share.stage;
  const since = moved ? context.at : share.stage_since;
  const dueAt = moved ? stageDue(context, stage) : share.due_at;
  const after = { ...share, ...visit, stage, stage_since: since, due_at: dueAt, moved_by: context.actor.name };
  return {
    shares: [stateOf(after), ...opened],
    move: { shareId: share.id, stage, since, dueAt, notes: command.body.notes || null, keepsNotes: stays },
    answerBy: visit?.answer_by ?? null,
  };
}

type Step<C extends Command, R> = (
  context: TransitionContext,
  share: LockedShare,
  command: ShareCommand<C>,
) => Promise<R>;

type Steps<R = void> = { readonly [C in Command]?: Step<C, R> };

/** Conditions apart from the stage; reads only. */
const CHECKS: Steps = {
  approve_first_review: requireAuthorisation,
  submit_results: (context, { id }) => requireAllResults(context, id),
  send_back: (context, { id }) => refuseRecorder(context, id),
};

/** Writes apart from the stage and the event, in the same transaction. */
const WRITES: Steps = {
  pass_check: (context, { id }) => markChecked(context, id),
  issue: (context, { id }) => issueCertificates(context, id),
};

/** The effect on the visit, and so on the customer's answer to it. */
const VISITS: Steps<AnswerStanding> = {
  schedule: (context, { id }, { body }) => planVisit(context, id, body),
  reschedule: (context, { id }, { body }) => planVisit(context, id, body),
  confirm_visit: (context, share, { body }) => confirmVisit(context, share, body),
  request_another_date: (context, { id }, { body }) => askAnother(context, id, body),
};

/** The effect on single instruments of the share. */
const ON_ITEMS: Steps<ItemEffect> = {
  approve_first_review: refuseItems,
  reject_first_review: recordItemRejections,
  cancel: cancelItems,
};

function stepOf<R>(steps: Steps<R>, name: Command): Step<Command, R> | undefined {
  return steps[name] as Step<Command, R> | undefined;
}

/** Whether the command writes only its move and its event, and so is a single statement. */
export function isSingleStatement(command: BookingCommand): boolean {
  if (isVisitStep(command)) return false;
  switch (command.name) {
    case 'overdue':
    case 'extend':
      return true;
    case 'approve_first_review':
    case 'reject_first_review':
      return !command.body.refused?.length;
    case 'submit':
    case 'resubmit':
    case 'forward':
      return false;
    default:
      return !(command.name in WRITES || command.name in VISITS || command.name in ON_ITEMS);
  }
}
