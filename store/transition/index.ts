/**
 * One command on a booking order, carried out in one transaction: its shares, items, visit, results, certificates and
 * ledger, its event and its messages – all or nothing, and once only.
 */
import type { Knex } from 'knex';
import { commandDefinition } from '../../domain/command.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type {
  AppliedEvent,
  BookingCommand,
  ShareState,
  TransitionInput,
  TransitionOutcome,
} from '../../domain/transition.ts';
import type { CalendarExceptions } from '../../domain/working-time.ts';
import { type Transaction, violatedConstraint } from '../database.ts';
import type { LockedOrder, LockedShare, TransitionContext } from './context.ts';
import { carryOut } from './effect.ts';
import { orderStream, record } from './record.ts';
import { type ShareRow, stateOf } from './share-row.ts';
import { submit } from './submit.ts';

export interface TransitionDependencies {
  readonly db: Knex;
  readonly slipKey: Buffer;
  readonly calendar: () => Promise<CalendarExceptions>;
  readonly now?: () => Date;
}

/** Two transactions ran into the same instrument or technician: the loser tries again and is then told by whom. */
const RACES = ['order_item_one_open_booking', 'technician_in_one_place', 'event_pkey', 'event_command_once'];

/**
 * Carries out the command, or finds that it was carried out before.
 * @throws DomainProblem where the business refuses it; nothing was changed then
 */
export async function transition(deps: TransitionDependencies, input: TransitionInput): Promise<TransitionOutcome> {
  const calendar = await deps.calendar();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.db.transaction((trx) => attemptTransition(trx, deps, calendar, input));
    } catch (error) {
      if (attempt >= 3 || !RACES.includes(violatedConstraint(error) ?? '')) throw error;
    }
  }
}

async function attemptTransition(
  trx: Transaction,
  deps: TransitionDependencies,
  calendar: CalendarExceptions,
  { orderId, after, command, limits }: TransitionInput,
): Promise<TransitionOutcome> {
  const shareId = command.name === 'submit' ? null : command.shareId;
  const { order, events, share } = await lock(trx, orderId, after, command.commandId, shareId);
  if (events.length > 0) return { events };
  if (order.sequence !== after) throw new DomainProblem('out_of_step');
  const context: TransitionContext = {
    trx,
    order,
    actor: command.actor,
    at: deps.now?.() ?? new Date(),
    limits,
    calendar,
    slipKey: deps.slipKey,
  };
  const { number, shares } = await effectOf(context, share, command);
  const changed =
    shares.find(({ id }) => id === shareId)?.stage ?? (command.name === 'submit' ? 'awaiting_first_review' : null);
  const applied: AppliedEvent = {
    sequence: after + 1,
    commandId: command.commandId,
    orderNumber: number,
    enterpriseId: order.enterprise_id,
    shares,
    render: command.name === 'issue' ? shareId : null,
  };
  await record(context, command, { before: share?.stage ?? null, after: changed }, applied);
  return { events: [applied] };
}

async function effectOf(
  context: TransitionContext,
  share: (LockedShare & ShareRow) | null,
  command: BookingCommand,
): Promise<{ number: string; shares: ShareState[] }> {
  if (command.name === 'submit') {
    if (context.order.number !== null) throw new DomainProblem('order_not_draft');
    return submit(context);
  }
  if (!share || context.order.number === null) throw new DomainProblem('not_found');
  if (command.name === 'overdue') return { number: context.order.number, shares: [stateOf(share)] };
  if (!commandDefinition(command.name).from.includes(share.stage)) throw new DomainProblem('out_of_step');
  return { number: context.order.number, shares: await carryOut(context, share, command) };
}

interface Locked {
  readonly order: LockedOrder;
  readonly events: AppliedEvent[];
  readonly share: (LockedShare & ShareRow) | null;
}

/** Locks the order and reads what the workflow does not know yet, and the share. */
async function lock(
  trx: Transaction,
  orderId: string,
  after: number,
  commandId: string,
  shareId: string | null,
): Promise<Locked> {
  const order = await trx<LockedOrder>('booking_order')
    .where({ id: orderId })
    .forUpdate()
    .first('id', 'number', 'sequence', 'enterprise_id', 'contact_id');
  if (!order) throw new DomainProblem('not_found');
  const events = await trx('event')
    .where({ stream: orderStream(orderId) })
    .where((unknown) => unknown.where('sequence', '>', after).orWhere({ command_id: commandId }))
    .orderBy('sequence')
    .pluck<AppliedEvent[]>('result');
  const share = shareId
    ? ((await trx('share')
        .where('id', shareId)
        .where('order_id', orderId)
        .forUpdate()
        .first<(LockedShare & ShareRow) | undefined>('*')) ?? null)
    : null;
  return { order, events, share };
}

/** The stored answer of a command that was carried out before, or null. */
export async function appliedBefore(db: Knex, orderId: string, commandId: string): Promise<AppliedEvent | null> {
  const row = await db('event')
    .where({ stream: orderStream(orderId), command_id: commandId })
    .first<{ result: AppliedEvent } | undefined>('result');
  return row?.result ?? null;
}

/** Where a share stands in SQL, or null if there is none: for an answer when its workflow has ended. */
export async function shareStanding(db: Knex, shareId: string): Promise<ShareState | null> {
  const row = await db<ShareRow>('share').where({ id: shareId }).first();
  return row ? stateOf(row) : null;
}
