/**
 * One command on a booking order, carried out in one transaction with all its effects: shares, items, visit, results,
 * certificates, ledger, event and messages. Each command takes effect once.
 */
import type { Knex } from 'knex';
import { commandDefinition } from '../../domain/command.ts';
import type { Changed } from '../../domain/message-template.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { STAGES } from '../../domain/stage.ts';
import {
  type AppliedEvent,
  type BookingCommand,
  type ExtendCommand,
  isVisitStep,
  type ShareState,
  type TransitionInput,
  type TransitionOutcome,
} from '../../domain/transition.ts';
import { type CalendarExceptions, dueAt } from '../../domain/working-time.ts';
import { SIGNED_IN } from '../account/signed-in.ts';
import type { KeyRing } from '../keys/ring.ts';
import { CHANGED_TEMPLATES } from '../message/template.ts';
import { CLAIM_IN_FORCE } from '../share/claim.ts';
import { type Reader, violatedConstraint } from '../sql/database.ts';
import { type Concerned, isTimeDriven, requireAuthority, requireTime } from './authority.ts';
import { requireGenuine } from './command-mac.ts';
import type { LockedOrder, LockedShare, TransitionContext } from './context.ts';
import { carryOut, isSingleStatement } from './effect.ts';
import type { Effect } from './effect-type.ts';
import { orderStream, record } from './record.ts';
import { type ShareTableRow, stateOf } from './share-row.ts';
import { submit } from './submit.ts';
import { takeStep } from './visit-answer.ts';

export interface TransitionDependencies {
  readonly db: Knex;
  /** Seals slip passwords; the key of the commands' authentication codes is derived from it. */
  readonly dataKeys: KeyRing;
  /** Minutes after which a claim of somebody who does nothing expires. */
  readonly claimIdleMinutes: number;
  readonly calendar: () => Promise<CalendarExceptions>;
  readonly now?: (command: BookingCommand) => Date;
}

/**
 * Two transactions wanted the same instrument or technician: the second one tries again and then gets a problem that
 * names the other.
 */
const RACES = [
  'order_item_one_open_booking',
  'technician_in_one_place',
  'resource_in_one_place',
  'event_pkey',
  'event_command_once',
];

/**
 * Carries out the command, or returns the stored answer if it was carried out before.
 * @throws DomainProblem if the business rules refuse it; nothing is changed then
 */
export async function transition(deps: TransitionDependencies, input: TransitionInput): Promise<TransitionOutcome> {
  const calendar = await deps.calendar();
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (isSingleStatement(input.command)) return await attemptTransition(deps.db, deps, calendar, input);
      return await deps.db.transaction((trx) => attemptTransition(trx, deps, calendar, input, FOR_UPDATE));
    } catch (error) {
      const race = error instanceof VersionConflict || RACES.includes(violatedConstraint(error) ?? '');
      if (attempt >= 3 || !race) throw error;
    }
  }
}

/**
 * Reads, decides and writes. With a lock nothing can happen in between. Without one the write detects it: it is a
 * single statement that writes nothing if the order has changed since it was read.
 */
async function attemptTransition(
  db: Reader,
  deps: TransitionDependencies,
  calendar: CalendarExceptions,
  { orderId, after, command, limits }: TransitionInput,
  lock = '',
): Promise<TransitionOutcome> {
  const shareId = command.name === 'submit' ? null : command.shareId;
  const at = deps.now?.(command) ?? new Date();
  if (!isTimeDriven(command)) requireGenuine(deps.dataKeys, orderId, command);
  const bindings = { orderId, after, commandId: command.commandId, shareId, actorId: command.actor.id };
  const standing = await read(db, lock, { ...bindings, idle: deps.claimIdleMinutes });
  const { order, events, share, templates, isRuled } = standing;
  if (events.length > 0) return { events };
  if (order.sequence > after) throw new VersionConflict();
  if (order.sequence < after) throw new DomainProblem('out_of_step');
  const context: TransitionContext = {
    trx: db,
    order,
    actor: command.actor,
    at,
    limits,
    calendar,
    slipKeys: deps.dataKeys,
    templates,
    isRuled,
  };
  if (isTimeDriven(command)) requireTime(command, share, at);
  else requireAuthority(command, standing);
  const effect = await effectOf(context, share, command);
  const applied: AppliedEvent = {
    sequence: after + 1,
    commandId: command.commandId,
    orderNumber: effect.number,
    enterpriseId: order.enterprise_id,
    shares: effect.shares,
    render: command.name === 'issue' ? shareId : null,
  };
  if (!(await record(context, command, share, effect, applied))) throw new VersionConflict();
  return { events: [applied] };
}

/** Another transaction was faster, so that what was read is out of date. */
class VersionConflict extends Error {}

async function effectOf(
  context: TransitionContext,
  share: LockedShare | null,
  command: BookingCommand,
): Promise<Effect & { number: string }> {
  if (command.name === 'submit') {
    if (context.order.number !== null) throw new DomainProblem('order_not_draft');
    return { ...(await submit(context)), move: null };
  }
  const { number } = context.order;
  if (!share || number === null) throw new DomainProblem('not_found');
  if (command.name === 'overdue') return { number, shares: [stateOf(share)], move: null };
  if (command.name === 'extend') return { number, ...extend(context, share, command) };
  if (isVisitStep(command)) return { number, ...(await takeStep(context, share, command.name)) };
  const { from, only = context.order.kind } = commandDefinition(command.name);
  if (!from.includes(share.stage)) throw new DomainProblem('out_of_step');
  if (only !== context.order.kind) throw new DomainProblem('not_of_this_kind');
  return { number, ...(await carryOut(context, share, command)) };
}

/** Only the share's time limit changes. */
function extend({ at, calendar }: TransitionContext, share: LockedShare, { body }: ExtendCommand): Effect {
  if (STAGES[share.stage].terminal) throw new DomainProblem('share_closed');
  const extended = { ...share, due_at: dueAt(at, body.workingDays, calendar) };
  const { id: shareId, stage, stage_since: since, due_at } = extended;
  return { shares: [stateOf(extended)], move: { shareId, stage, since, dueAt: due_at, notes: null, keepsNotes: true } };
}

interface Standing extends Concerned {
  readonly events: AppliedEvent[];
  readonly templates: Changed;
  readonly isRuled: boolean;
}

const READ = `
  select o.id, o.kind, o.number, o.sequence, o.enterprise_id, o.contact_id,
    s.id as share_id, s.institution_id, ni.name as institution_name, s.department_id, s.delivery_mode, s.stage, s.stage_since, s.due_at, s.moved_by,
    v.starts_at as visit_starts_at, v.answer, v.answer_by, v.remind_at, v.planned_at, p.id as planner,
    (select coalesce(json_agg(e.result order by e.sequence), '[]') from event e
      where e.stream = :stream and (e.sequence > :after or e.command_id = :commandId)) as events, ${CHANGED_TEMPLATES} as templates,
    exists (select from assignment_rule where rule <> 'none') as "isRuled",
    (select to_jsonb(actor) from (${SIGNED_IN} where a.id = :actorId::uuid and not a.disabled) actor) as actor,
    (select jsonb_build_object('accountId', ka.id, 'name', ka.display_name, 'since', k.since)
      from share_claim k join account ka on ka.id = k.account_id where ${CLAIM_IN_FORCE}) as claim
  from booking_order o left join share s on s.id = :shareId and s.order_id = o.id
    left join institution ni on ni.id = s.institution_id
    left join visit v on v.share_id = s.id left join account p on p.id = v.planned_by and not p.disabled
  where o.id = :orderId`;
const FOR_UPDATE = ' for update of o';

/** Reads in one statement: the order, the events that the workflow does not know yet, and the share. */
async function read(
  db: Reader,
  lock: string,
  asked: {
    readonly orderId: string;
    readonly after: number;
    readonly commandId: string;
    readonly shareId: string | null;
    readonly actorId: string | null;
    readonly idle: number;
  },
): Promise<Standing> {
  const bindings = { ...asked, stream: orderStream(asked.orderId) } as Record<string, Knex.Value>;
  type Row = LockedOrder &
    Omit<LockedShare, 'id'> &
    Omit<Standing, 'order' | 'share'> & {
      share_id: string | null;
    };
  const { rows } = await db.raw<{ rows: Row[] }>(READ + lock, bindings);
  const [row] = rows;
  if (!row) throw new DomainProblem('not_found');
  const { share_id: id, events, templates, isRuled, actor, claim } = row;
  return { order: row, events, templates, isRuled, actor, claim, share: id === null ? null : { ...row, id } };
}

/** The stored answers of all commands after the sequence number, in order. */
export async function eventsAfter(db: Knex, orderId: string, after: number): Promise<AppliedEvent[]> {
  const rows = await db('event')
    .where({ stream: orderStream(orderId) })
    .where('sequence', '>', after)
    .orderBy('sequence')
    .select<{ result: AppliedEvent }[]>('result');
  return rows.map(({ result }) => result);
}

/** The stored answer of a command that was carried out before, or null. */
export async function appliedBefore(db: Knex, orderId: string, commandId: string): Promise<AppliedEvent | null> {
  const row = await db('event')
    .where({ stream: orderStream(orderId), command_id: commandId })
    .first<{ result: AppliedEvent } | undefined>('result');
  return row?.result ?? null;
}

/** The state of a share in SQL, or null if there is none: for an answer after its workflow has ended. */
export async function shareStanding(db: Knex, shareId: string): Promise<ShareState | null> {
  const row = await db<ShareTableRow>('share').where({ id: shareId }).first();
  return row ? stateOf(row) : null;
}
