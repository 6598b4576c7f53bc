/** The queues that staff work through (requirement E1). */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { QueueCounts, ShareQuery, ShareRow } from '../../domain/contract/queue.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { DEPARTMENT_STAGES, STAGE_NAMES, type Stage, stagesWhere } from '../../domain/stage.ts';
import { DETAILS_SQL } from '../order/details.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader } from '../sql/database.ts';
import { type KeysetColumn, type ReadOn, readKeyset } from '../sql/keyset.ts';
import { containing, instant, instantOrNull, type Stored } from '../sql/list.ts';
import { sqlNames } from '../sql/names.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';
import { CLAIM_CONDITIONS, CLAIM_IN_FORCE, CLAIM_OBJECT } from './claim.ts';
import { metricFilter } from './figure.ts';

type Row = Omit<Stored<ShareRow, 'submittedAt' | 'stageSince' | 'dueAt' | 'visitStartsAt'>, 'contactMobile'> & {
  readonly contactMobile: Buffer;
};

const COUNT = `(select count(*) from order_item i where i.share_id = s.id and i.state <> 'withdrawn')`;
const WITH_VISIT = stagesWhere(({ visit }) => visit === 'arranged');
const ANSWER = `case when s.stage in (${sqlNames(WITH_VISIT)}) then v.answer end`;
const COLUMNS = `s.id, s.order_id as "orderId", o.kind, o.number as "orderNumber", e.name as "enterpriseName",
  c.name as "contactName", c.mobile_sealed as "contactMobile", d.name as "departmentName", s.delivery_mode as "deliveryMode",
  s.stage, ${COUNT} as "instrumentCount", o.submitted_at as "submittedAt", ${DETAILS_SQL}, s.stage_since as "stageSince",
  s.due_at as "dueAt", v.starts_at as "visitStartsAt", ${ANSWER} as "visitAnswer", ${CLAIM_OBJECT} as claim`;

const SORT = {
  stageSince: { sql: 's.stage_since', type: 'timestamptz' },
  dueAt: { sql: 's.due_at', type: 'timestamptz', blanks: true },
  submittedAt: { sql: 'o.submitted_at', type: 'timestamptz' },
  orderNumber: { sql: 'o.number', type: 'text' },
  enterpriseName: { sql: 'e.name', type: 'text' },
  contactName: { sql: 'c.name', type: 'text' },
  departmentName: { sql: 'd.name', type: 'text', blanks: true },
  deliveryMode: { sql: 's.delivery_mode', type: 'text' },
  stage: { sql: 's.stage', type: 'text' },
  instrumentCount: { sql: COUNT, type: 'bigint' },
  visitAnswer: { sql: ANSWER, type: 'text', blanks: true },
  visitStartsAt: { sql: 'v.starts_at', type: 'timestamptz', blanks: true },
} as const satisfies Record<string, KeysetColumn>;

const SEARCHED = `(o.number ilike :pattern or e.name ilike :pattern or c.name ilike :pattern or exists (
  select from order_item i where i.share_id = s.id and (i.snapshot->>'name' ilike :pattern
    or i.snapshot->>'serialNumber' ilike :pattern or i.snapshot->>'instrumentNumber' ilike :pattern)))`;

export interface QueueReader {
  readonly institutionId: string;
  /** The department to which department stages are restricted; null for all. */
  readonly departmentId: string | null;
  readonly accountId: string;
  /** Minutes after which a claim expires. */
  readonly idle: number;
}

/** Share `s` is visible to the reader's department. */
export const OF_DEPARTMENT = `(s.stage not in (${sqlNames(DEPARTMENT_STAGES)}) or s.department_id is null
  or s.department_id = :departmentId)`;

/** The shares of an institution, those that wait longest first. */
export async function listShares(
  db: Reader,
  personal: PersonalData,
  { institutionId, departmentId, accountId, idle }: QueueReader,
  query: z.output<typeof ShareQuery>,
): Promise<ReadOn<ShareRow>> {
  const found = db('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .join('enterprise as e', 'e.id', 'o.enterprise_id')
    .join('contact as c', 'c.id', 'o.contact_id')
    .leftJoin('department as d', 'd.id', 's.department_id')
    .leftJoin('visit as v', 'v.share_id', 's.id')
    .joinRaw(`left join share_claim k on ${CLAIM_IN_FORCE} left join account ka on ka.id = k.account_id`, { idle })
    .where('s.institution_id', institutionId);
  if (departmentId) found.whereRaw(OF_DEPARTMENT, { departmentId });
  if (query.stage && query.stage.length > 0) found.whereIn('s.stage', query.stage);
  if (query.kind) found.where('o.kind', query.kind);
  if (query.deliveryMode) found.where('s.delivery_mode', query.deliveryMode);
  if (query.visitAnswer) found.whereIn('s.stage', WITH_VISIT).where('v.answer', query.visitAnswer);
  if (query.overdue) found.whereRaw('s.due_at < now()').whereNotIn('s.stage', TERMINAL_STAGES);
  if (query.claim) found.whereRaw(CLAIM_CONDITIONS[query.claim], query.claim === 'free' ? [] : { accountId });
  if (query.q) found.whereRaw(SEARCHED, { pattern: containing(query.q) });
  metricFilter(found, institutionId, query);
  const { data, ...page } = await readKeyset<Row>(found, COLUMNS, query, SORT, 'stageSince', 's.id');
  return { data: data.map((row) => rowOf(row, personal)), ...page };
}

function rowOf(row: Row, personal: PersonalData): ShareRow {
  return {
    ...row,
    contactMobile: maskedMobile(personal.open(row.contactMobile)),
    submittedAt: instant(row.submittedAt),
    stageSince: instant(row.stageSince),
    dueAt: instantOrNull(row.dueAt),
    visitStartsAt: instantOrNull(row.visitStartsAt),
    claim: row.claim && { ...row.claim, since: instant(row.claim.since) },
  };
}

interface CountRow {
  readonly stage: Stage;
  readonly count: number;
  readonly overdue: number;
}

/** The number of an institution's shares in each stage, and how many of them are over their time limit. */
export async function countQueues(
  db: Reader,
  { institutionId, departmentId }: Pick<QueueReader, 'institutionId' | 'departmentId'>,
): Promise<z.output<typeof QueueCounts>> {
  const { rows } = await db.raw<{ rows: CountRow[] }>(
    `select s.stage, count(*) as count, count(*) filter (where s.due_at < now() and s.stage <> all(:terminal)) as overdue
     from share s where s.institution_id = :institutionId and (:departmentId::uuid is null or ${OF_DEPARTMENT})
     group by s.stage`,
    { terminal: TERMINAL_STAGES, institutionId, departmentId } as Record<string, Knex.Value>,
  );
  const counted = new Map(rows.map(({ stage, count, overdue }) => [stage, { count, overdue }]));
  const entries = STAGE_NAMES.map((stage) => [stage, counted.get(stage) ?? { count: 0, overdue: 0 }]);
  return Object.fromEntries(entries) as z.output<typeof QueueCounts>;
}

/** The number of open shares of all institutions in each stage, and how many of them are over their time limit. */
export async function workByStage(db: Reader): Promise<Map<Stage, { count: number; overdue: number }>> {
  const { rows } = await db.raw<{ rows: CountRow[] }>(
    `select stage, count(*) as count, count(*) filter (where due_at < now()) as overdue from share
     where stage <> all(:terminal) group by stage`,
    { terminal: TERMINAL_STAGES } as Record<string, Knex.Value>,
  );
  return new Map(rows.map(({ stage, count, overdue }) => [stage, { count, overdue }]));
}
