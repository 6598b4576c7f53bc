/** Stores what the monitor found (requirement E5). */

import type { Knex } from 'knex';
import {
  type Evidence,
  INCIDENT_CAUSE_NAMES,
  type IncidentCause,
  incidentCause,
  incidentWords,
} from '../../domain/incident.ts';
import { notice } from '../../domain/notice.ts';
import { appendEvent, SYSTEM } from '../event/append.ts';
import { tellSupervisors } from '../message/message.ts';
import type { Reader } from '../sql/database.ts';
import { SHARE_IS_OPEN } from '../sql/terminal-stages.ts';

export interface Finding {
  readonly cause: IncidentCause;
  readonly subject: string;
  readonly since: string;
  readonly evidence: Evidence;
  readonly orderId?: string | undefined;
  readonly workflowId?: string | undefined;
}

/** What was checked: all subjects that the causes can be about, or these subjects only. */
export interface Scope {
  readonly causes: readonly IncidentCause[];
  readonly subjects?: readonly string[];
}

/**
 * Opens new incidents, updates known ones, and ends those that were checked for and not found. An incident about an
 * order links to its first share that is not over.
 */
export async function recordFindings(db: Reader, scope: Scope, found: readonly Finding[]): Promise<void> {
  await db.raw(
    `with found as (
       select * from jsonb_to_recordset(:found::jsonb)
         as f("cause" text, "subject" text, "since" timestamptz, "evidence" jsonb, "orderId" uuid, "workflowId" text)),
     ended as (
       update incident i set ended_at = now()
       where i.ended_at is null and i.cause = any(:causes) and (:subjects::text[] is null or i.subject = any(:subjects))
         and not exists (select from found f where f.cause = i.cause and f.subject = i.subject))
     insert into incident (cause, subject, since, evidence, order_id, workflow_id, share_id)
     select f.cause, f.subject, f.since, f.evidence, f."orderId", f."workflowId", (
       select s.id from share s where s.order_id = f."orderId"
       order by ${SHARE_IS_OPEN} desc, s.stage_since limit 1)
     from found f
     on conflict (cause, subject) where ended_at is null
       do update set evidence = excluded.evidence where incident.evidence <> excluded.evidence`,
    { found: JSON.stringify(found), causes: [...scope.causes], subjects: scope.subjects ? [...scope.subjects] : null },
  );
}

/** Records the time of the scan, and what it could not check. */
export async function recordScan(db: Reader, fault: string | null): Promise<void> {
  await db.raw('update watch set looked_at = now(), fault = ?', [fault]);
}

/**
 * Whether this process may scan now. One process at a time scans; another one takes over when the lease has expired.
 */
export async function acquireScanLease(db: Reader, watcher: string, seconds: number): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `update watch set watcher = :watcher, until = now() + make_interval(secs => :seconds)
     where watcher = :watcher or watcher is null or until < now()`,
    { watcher, seconds },
  );
  return rowCount === 1;
}

/** Causes that supervisors are notified of. A passed time limit has its own message, sent when it happens. */
const ANNOUNCED = INCIDENT_CAUSE_NAMES.filter((cause) => cause !== 'staff_late' && cause !== 'customer_late');

/**
 * Notifies the supervisors of this centre of new incidents, but not of a cause that they were notified of and that
 * still has an open incident.
 */
export async function announce(db: Knex): Promise<void> {
  await db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { id: string; cause: IncidentCause; evidence: Evidence; more: number }[] }>(
      `with fresh as (
         update incident set announced_at = now()
         where ended_at is null and announced_at is null and cause = any(:announced) returning id, cause, evidence, since)
       select distinct on (f.cause) f.id, f.cause, f.evidence, count(*) over (partition by f.cause) as more from fresh f
       where not exists (select from incident i
         where i.cause = f.cause and i.ended_at is null and i.announced_at is not null and i.id not in (select id from fresh))
       order by f.cause, f.since`,
      { announced: ANNOUNCED },
    );
    for (const { id, cause, evidence, more } of rows) {
      const stream = `incident:${id}`;
      const { zh, stepZh } = incidentCause(cause);
      const words = incidentWords(cause, evidence, 'zh');
      await appendEvent(trx, { stream, name: 'incident_found', actor: SYSTEM, after: { name: zh, cause } });
      const told = { cause: zh, evidence: words, count: more > 1 ? String(more) : '', remedy: stepZh };
      await tellSupervisors(trx, stream, notice('incident_found', told));
    }
  });
}
