import { CUSTOMER_STAGES } from '../../domain/stage.ts';
import type { Reader } from '../sql/database.ts';
import { SHARE_IS_OPEN } from '../sql/terminal-stages.ts';

/**
 * Updates the incidents of stages that are over their time limit. All of it happens in the database: there may be
 * thousands.
 */
export async function recordLate(db: Reader): Promise<void> {
  await db.raw(
    `with late as (
       select s.id, s.order_id, s.due_at, case when s.stage = any(:customer) then 'customer_late' else 'staff_late' end as cause
       from share s where s.due_at < now() and ${SHARE_IS_OPEN}),
     ended as (
       update incident i set ended_at = now()
       where i.ended_at is null and i.cause in ('staff_late', 'customer_late')
         and not exists (select from late l where i.cause = l.cause and i.share_id = l.id and i.since = l.due_at))
     insert into incident (cause, subject, since, order_id, share_id)
     select l.cause, 'share:' || l.id || '/' || extract(epoch from l.due_at)::bigint, l.due_at, l.order_id, l.id from late l
     on conflict (cause, subject) where ended_at is null do nothing`,
    { customer: [...CUSTOMER_STAGES] },
  );
}
