import type { Knex } from 'knex';
import { ASSIGNED_STAGES } from '../../domain/assignment.ts';
import { type Changed, wordNotice } from '../../domain/message-template.ts';
import { assignmentNotification, notificationOf, staffNotificationOf } from '../../domain/notification.ts';
import { COMPLETED, FIRST_STAGE } from '../../domain/stage.ts';
import type { AppliedEvent, BookingCommand } from '../../domain/transition.ts';
import { SYSTEM } from '../event/append.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';
import type { LockedShare, TransitionContext } from './context.ts';
import type { Effect } from './effect-type.ts';

/** The stream of an order's events. */
export function orderStream(orderId: string): string {
  return `order:${orderId}`;
}

/** Assigns arrived shares by the rules of departments: the claim, its event and the message. */
const ASSIGN = `,
  given as (
    select came.*, chosen.account_id, chosen.rule
    from counted cross join jsonb_to_recordset(:arrivals) as came (share_id uuid, stage text, duty text, title text, body text)
    cross join lateral next_person(came.share_id, came.stage, came.duty) chosen),
  claimed as (
    insert into share_claim (share_id, account_id, stage_since, since, active_at, rule)
    select share_id, account_id, :at, :at, :at, rule from given
    on conflict (share_id) do update set account_id = excluded.account_id, stage_since = excluded.stage_since,
      since = excluded.since, active_at = excluded.active_at, assigned_by = null, rule = excluded.rule),
  noted as (
    insert into event (stream, sequence, command_id, name, at, actor_name, share_id, to_stage, after)
    select 'share:' || g.share_id,
      (select coalesce(max(e.sequence), 0) + 1 from event e where e.stream = 'share:' || g.share_id),
      :commandId, 'assign_by_rule', :at, :system, g.share_id, g.stage,
      jsonb_build_object('name', a.display_name, 'accountId', a.id, 'rule', g.rule, 'stage', g.stage)
    from given g join account a on a.id = g.account_id
    returning stream, sequence, share_id),
  informed as (
    insert into message (account_id, stream, sequence, title, body, at)
    select g.account_id, n.stream, n.sequence, g.title, g.body, :at from given g join noted n on n.share_id = g.share_id)`;

/**
 * Whoever claimed the share has acted, so the claim ends: a postponed visit waits for the technician, not for the person
 * who postponed it. What was assigned stays assigned.
 */
const release = (byRule: boolean) => `
  released as (
    delete from share_claim k using counted where k.share_id = :shareId::uuid and k.account_id = :actorId::uuid
      and k.assigned_by is null and k.rule is null${byRule ? ' and not exists (select from given where given.share_id = k.share_id)' : ''})`;

const recording = (byRule: boolean) => `
  with counted as (
    update booking_order o set sequence = :sequence, completed_at = case
        when :stage = any(:terminal) and not exists (
          select from share s where s.order_id = o.id and s.id <> :movedShare::uuid and s.stage <> all(:terminal))
          and (:stage = '${COMPLETED}' or exists (
            select from share s where s.order_id = o.id and s.id <> :movedShare::uuid and s.stage = '${COMPLETED}'))
        then :at::timestamptz else o.completed_at end
    where o.id = :orderId and o.sequence = :after
    returning o.id),
  moved as (
    update share set stage = :stage, stage_since = :since, due_at = :dueAt, moved_by = :actorName, notes = case when :keepsNotes::boolean then notes else :shareNotes end,
      receipt = coalesce(:receipt, receipt)
    from counted where share.id = :movedShare::uuid),
  told as (
    insert into message (account_id, stream, sequence, order_id, title, body, at)
    select receiver.id, :stream, :sequence, counted.id, receiver.title, receiver.body, :at from counted, (
      select m.account_id as id, :title::text as title, :body::text as body from enterprise_member m
      where :title::text is not null and m.enterprise_id = :enterpriseId
      union all
      select a.id, :staffTitle::text, :staffBody::text
      from share s join account a on a.institution_id = s.institution_id and a.kind = 'staff' and not a.disabled
      where :staffTitle::text is not null and s.id = :shareId::uuid and case
        when :planner::uuid is not null then a.id = :planner
        else :duty = any(a.duties) and (:duty <> 'specialist' or a.department_id is null or s.department_id is null
          or a.department_id = s.department_id) end) receiver)${byRule ? ASSIGN : ''},${release(byRule)}
  insert into event (stream, sequence, command_id, name, at, actor_id, actor_name, share_id, to_stage, notes,
    before, after, result)
  select :stream, :sequence, :commandId, :name, :at, :actorId::uuid, :actorName, :shareId::uuid, :toStage, :notes,
    :before::jsonb, :eventAfter::jsonb, :result::jsonb
  from counted`;
const RECORD = recording(false);
const RECORD_BY_RULE = recording(true);

/**
 * Writes in one statement: the share's new stage, the order's sequence and end, the messages to the enterprise and to
 * the staff concerned, the event, and the claims that assignment rules make. Returns false and writes nothing if the
 * order has changed since it was read.
 */
export async function record(
  { trx, order, at, templates, isRuled }: TransitionContext,
  command: BookingCommand,
  share: LockedShare | null,
  { shares, move, differences, answerBy = null }: Effect,
  applied: AppliedEvent,
): Promise<boolean> {
  const shareId = command.name === 'submit' ? null : command.shareId;
  const body = 'body' in command ? command.body : null;
  const toStage = command.name === 'submit' ? FIRST_STAGE : (shares.find(({ id }) => id === shareId)?.stage ?? null);
  const subject = {
    orderNumber: applied.orderNumber,
    kind: order.kind,
    institutionName: share?.institution_name ?? '',
    visitStartsAt: share?.visit_starts_at ?? null,
    answerBy,
  };
  const told = notificationOf(command, subject);
  const words = told && wordNotice(told, templates);
  const staff = staffNotificationOf(command, subject, share?.stage ?? null);
  const staffWords = staff && wordNotice(staff.notice, templates);
  const came = arrivals(share, applied, templates);
  const { rowCount } = await trx.raw<{ rowCount: number }>(came.length > 0 && isRuled ? RECORD_BY_RULE : RECORD, {
    stage: move?.stage ?? null,
    since: move?.since ?? null,
    dueAt: move?.dueAt ?? null,
    shareNotes: move?.notes ?? null,
    keepsNotes: move?.keepsNotes ?? false,
    receipt: command.name === 'approve_first_review' ? command.body.notes || null : null,
    movedShare: move?.shareId ?? null,
    terminal: TERMINAL_STAGES,
    after: applied.sequence - 1,
    sequence: applied.sequence,
    orderId: order.id,
    stream: orderStream(order.id),
    title: words?.title ?? null,
    body: words?.body ?? null,
    at,
    staffTitle: staffWords?.title ?? null,
    staffBody: staffWords?.body ?? null,
    duty: staff?.duty ?? null,
    planner: staff?.duty === 'specialist' ? share?.planner : null,
    enterpriseId: order.enterprise_id,
    commandId: command.commandId,
    name: command.name,
    actorId: command.actor.id,
    actorName: command.actor.name,
    shareId,
    toStage,
    notes: body && 'notes' in body && body.notes ? body.notes : null,
    before: JSON.stringify({ stage: share?.stage ?? null }),
    eventAfter: JSON.stringify({ stage: toStage, ...(body ? { body: withoutNotes(body) } : {}), differences }),
    result: JSON.stringify(applied),
    arrivals: JSON.stringify(came),
    system: SYSTEM.name,
  } as Record<string, Knex.Value>);
  return rowCount === 1;
}

/** The notes have a column of their own in the event. */
function withoutNotes(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'notes'));
}

/**
 * The shares that have come to a stage for which assignment rules exist, with the message to the person who gets one.
 */
function arrivals(before: LockedShare | null, { orderNumber, shares }: AppliedEvent, templates: Changed) {
  return shares.flatMap(({ id, stage }) => {
    const duty = ASSIGNED_STAGES.get(stage);
    if (!duty || (id === before?.id && stage === before.stage)) return [];
    return [{ share_id: id, stage, duty, ...wordNotice(assignmentNotification(orderNumber, stage), templates) }];
  });
}
