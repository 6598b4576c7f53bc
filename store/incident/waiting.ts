/**
 * What waits in the database: messages for the outbox, deliveries for a provider, imports for the documents process.
 */
import { deliveryWorkflowId } from '../../domain/delivery.ts';
import type { Reader } from '../sql/database.ts';
import { instant } from '../sql/list.ts';
import type { Finding } from './findings.ts';
import { REISSUED } from './reissued.ts';

interface WaitingRow {
  readonly waits: 'messages' | 'deliveries' | 'imports';
  readonly id: string;
  readonly waiting: number;
  readonly since: Date;
}

/** Something that waits, as the finding that it becomes if nothing takes it up. */
export interface Waiting extends Finding {
  readonly id: string;
}

/** The first message and the first delivery, each with the number of those waiting behind it, and all imports. */
export async function findWaiting(db: Reader): Promise<Waiting[]> {
  const { rows } = await db.raw<{ rows: WaitingRow[] }>(
    `(select 'messages' as waits, id, at as since, count(*) over () as waiting
      from message where dispatched_at is null order by at, id limit 1)
     union all
     (select 'deliveries', id, created_at, count(*) over ()
      from delivery where state = 'pending' and started_at is null order by created_at, id limit 1)
     union all
     (select 'imports', id, coalesce(finished_at, decided_at, created_at), 1
      from ledger_import where told < changes order by created_at limit 100)`,
  );
  return rows.map(({ waits, id, waiting, since }) => ({
    id,
    cause: 'standing_still',
    subject: waits === 'imports' ? `import:${id}` : `outbox:${waits}`,
    since: instant(since),
    evidence: { waits, waiting },
  }));
}

interface DeliveryRow {
  readonly id: string;
  readonly round: number;
  readonly attempts: number;
  readonly last_error: string;
  readonly created_at: Date;
  readonly order_id: string | null;
}

/** Failed this often and retried: more than an accident of one moment. */
export const MIN_FAILED_ATTEMPTS = 2;
const MAX_ROWS = 1000;

/**
 * Deliveries that failed repeatedly. After a long outage these are the oldest ones; the rest follows once they are
 * cured.
 */
export async function findFailingDeliveries(db: Reader): Promise<Finding[]> {
  const { rows } = await db.raw<{ rows: DeliveryRow[] }>(
    `select d.id, d.round, d.attempts, d.last_error, d.created_at, m.order_id
     from delivery d left join message m on m.id = d.message_id
     where d.state = 'pending' and d.attempts >= ? and d.last_error is not null order by d.created_at limit ${MAX_ROWS}`,
    [MIN_FAILED_ATTEMPTS],
  );
  return rows.map((row) => ({
    cause: 'activity_failing',
    subject: `delivery:${row.id}`,
    since: instant(row.created_at),
    evidence: { activity: 'sendDelivery', attempts: row.attempts, failure: row.last_error },
    orderId: row.order_id ?? undefined,
    workflowId: deliveryWorkflowId(row.id, row.round),
  }));
}

/** Workflows that do slow work according to the database: certificates without a PDF, imports in progress. */
export async function workflowsAtSlowWork(db: Reader): Promise<{ workflowId: string; orderId: string | null }[]> {
  const { rows } = await db.raw<{ rows: { workflowId: string; orderId: string | null }[] }>(
    `(select distinct case when ${REISSUED} then 'certificate/' || c.id else s.order_id::text end as "workflowId",
        s.order_id as "orderId" from certificate c join share s on s.id = c.share_id
      where c.rendered_at is null and c.issued_at < now() - interval '2 seconds')
     union all
     (select 'import/' || id, null from ledger_import
      where state in ('waiting', 'reading', 'saving') and told > 0 and created_at < now() - interval '2 seconds')`,
  );
  return rows;
}
