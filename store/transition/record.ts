import { notificationOf } from '../../domain/notification.ts';
import type { Stage } from '../../domain/stage.ts';
import type { AppliedEvent, BookingCommand } from '../../domain/transition.ts';
import type { TransitionContext } from './context.ts';

/** The stream of an order's events. */
export function orderStream(orderId: string): string {
  return `order:${orderId}`;
}

/**
 * Writes the event of a command, tells the enterprise (or, for an overdue share, the supervisors) and moves the order's
 * sequence on – one statement.
 */
export async function record(
  { trx, order, at }: TransitionContext,
  command: BookingCommand,
  stages: { before: Stage | null; after: Stage | null },
  applied: AppliedEvent,
): Promise<void> {
  const stream = orderStream(order.id);
  const shareId = command.name === 'submit' ? null : command.shareId;
  const body = 'body' in command ? command.body : null;
  const notice =
    command.name === 'overdue'
      ? { title: `预约单${applied.orderNumber}超过办理时限`, body: '请督办处理。' }
      : notificationOf(command, applied.orderNumber);
  await trx.raw(
    `with moved as (update booking_order set sequence = :sequence where id = :orderId),
     told as (
       insert into message (account_id, stream, sequence, order_id, title, body, at)
       select a.id, :stream, :sequence, :orderId, :title, :body, :at from account a
       where :title::text is not null and not a.disabled and case when :overdue
         then a.kind = 'staff' and 'supervisor' = any(a.duties) else a.enterprise_id = :enterpriseId end)
     insert into event (stream, sequence, command_id, name, at, actor_id, actor_name, share_id, to_stage, notes,
       before, after, result)
     values (:stream, :sequence, :commandId, :name, :at, :actorId, :actorName, :shareId, :toStage, :notes,
       :before, :after, :result)`,
    {
      sequence: applied.sequence,
      orderId: order.id,
      stream,
      title: notice?.title ?? null,
      body: notice?.body ?? null,
      at,
      overdue: command.name === 'overdue',
      enterpriseId: order.enterprise_id,
      commandId: command.commandId,
      name: command.name,
      actorId: command.actor.id,
      actorName: command.actor.name,
      shareId,
      toStage: stages.after,
      notes: body && 'notes' in body && body.notes ? body.notes : null,
      before: JSON.stringify({ stage: stages.before }),
      after: JSON.stringify({ stage: stages.after, ...(body ? { body } : {}) }),
      result: JSON.stringify(applied),
    },
  );
}
