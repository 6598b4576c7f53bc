/** The customer's answers to the date of a visit, and what the system does while there is none (requirement C12). */
import type { CommandBody } from '../../domain/contract/command.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { hasOpenVisit } from '../../domain/stage.ts';
import type { VisitStep } from '../../domain/visit.ts';
import { freeSlots } from '../visit/slots.ts';
import type { LockedShare, TransitionContext } from './context.ts';
import type { Effect } from './effect-type.ts';
import { ANSWER_COLUMNS, type AnswerStanding, stateOf } from './share-row.ts';
import { visitTime } from './visit.ts';

const ANSWERED = { answer_by: null, remind_at: null, wish: null, wished_starts: [] };

/**
 * The customer confirms the date that was displayed.
 * @throws DomainProblem visit_moved, visit_confirmed
 */
export async function confirmVisit(
  { trx }: TransitionContext,
  { id, answer, visit_starts_at: startsAt }: LockedShare,
  body: CommandBody<'confirm_visit'>,
): Promise<AnswerStanding> {
  if (!startsAt) throw new DomainProblem('out_of_step');
  if (startsAt.getTime() !== Date.parse(body.startsAt))
    throw new DomainProblem('visit_moved', { startsAt: visitTime(startsAt) });
  if (answer === 'confirmed') throw new DomainProblem('visit_confirmed');
  return write(trx, id, { ...ANSWERED, answer: 'confirmed' });
}

/**
 * The customer asks for another date, preferably one of the times that were offered.
 * @throws DomainProblem slot_not_free naming the first time that is no longer offered
 */
export async function askAnother(
  { trx, at }: TransitionContext,
  shareId: string,
  { notes, wishedStarts = [] }: CommandBody<'request_another_date'>,
): Promise<AnswerStanding> {
  const wished = [...new Set(wishedStarts.map((start) => Date.parse(start)))];
  if (wished.length > 0) {
    const offered = (await freeSlots(trx, shareId, at)).filter((slot) => slot.offered);
    const starts = new Set(offered.map(({ startsAt }) => startsAt.getTime()));
    const taken = wished.findIndex((start) => !starts.has(start));
    if (taken >= 0) throw new DomainProblem('slot_not_free', { position: taken + 1 });
  }
  const wishes = wished.map((start) => new Date(start).toISOString());
  return write(trx, shareId, { ...ANSWERED, answer: 'another_asked', wish: notes, wished_starts: wishes });
}

/** The system reminds the customer, or takes a missing answer as consent. */
export async function takeStep(context: TransitionContext, share: LockedShare, step: VisitStep): Promise<Effect> {
  if (!hasOpenVisit(share.stage) || share.answer !== 'awaited') throw new DomainProblem('out_of_step');
  const change = step === 'remind_of_visit' ? { remind_at: null } : { ...ANSWERED, answer: 'assumed' };
  const visit = await write(context.trx, share.id, change);
  return { shares: [stateOf({ ...share, ...visit })], move: null, answerBy: visit.answer_by };
}

async function write(trx: TransitionContext['trx'], shareId: string, change: object): Promise<AnswerStanding> {
  const [visit] = await trx('visit')
    .where({ share_id: shareId })
    .update(change)
    .returning<AnswerStanding[]>([...ANSWER_COLUMNS]);
  if (!visit) throw new DomainProblem('out_of_step');
  return visit;
}
