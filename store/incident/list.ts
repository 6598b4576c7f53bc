/** Incidents as supervisors read them (requirement E5). */
import type { z } from 'zod';
import { COMMANDS, dutyIn } from '../../domain/command.ts';
import type { Incident, IncidentQuery, IncidentStanding } from '../../domain/contract/incident.ts';
import { type Cure, type Evidence, type IncidentCause, incidentCause } from '../../domain/incident.ts';
import { CUSTOMER_STAGES, DEPARTMENT_STAGES, type Stage } from '../../domain/stage.ts';
import { CLAIM_IN_FORCE } from '../share/claim.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';
import { sqlNames } from '../sql/names.ts';

interface Row {
  readonly id: string;
  readonly cause: IncidentCause;
  readonly subject: string;
  readonly workflow_id: string | null;
  readonly order_id: string | null;
  readonly order_number: string | null;
  readonly enterprise_name: string | null;
  readonly share_id: string | null;
  readonly stage: Stage | null;
  readonly owner: string | null;
  readonly evidence: Evidence;
  readonly since: Date;
  readonly found_at: Date;
  readonly ended_at: Date | null;
  readonly cure: Cure | null;
  readonly cured_by: string | null;
  readonly cured_at: Date | null;
}

const COLUMNS = `i.id, i.cause, i.subject, i.workflow_id, i.order_id, o.number as order_number, e.name as enterprise_name, i.share_id, s.stage,
  case when s.stage in (${sqlNames(CUSTOMER_STAGES)}) then e.name
    else coalesce(ka.display_name, case when s.stage in (${sqlNames(DEPARTMENT_STAGES)}) then d.name end,
      case when not n.is_this_centre then n.name end) end as owner,
  i.evidence, i.since, i.found_at, i.ended_at, i.cure, i.cured_by, i.cured_at`;

const SORT = {
  since: 'i.since',
  foundAt: 'i.found_at',
  endedAt: 'i.ended_at',
  cause: 'i.cause',
  orderNumber: 'o.number',
  enterpriseName: 'e.name',
  owner: 'owner',
};

/** @param idle minutes after which a claim expires */
export async function listIncidents(
  db: Reader,
  idle: number,
  query: z.output<typeof IncidentQuery>,
): Promise<Listed<Incident>> {
  const found = incidents(db, idle);
  if (query.state === 'open') found.whereNull('i.ended_at');
  else found.whereNotNull('i.ended_at');
  if (query.cause && query.cause.length > 0) found.whereIn('i.cause', query.cause);
  if (query.orderId) found.where('i.order_id', query.orderId);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either
        .whereILike('o.number', pattern)
        .orWhereILike('e.name', pattern)
        .orWhereILike('i.subject', pattern)
        .orWhereRaw(`i.evidence->>'failure' ilike ?`, [pattern]),
    );
  }
  const standard = query.state === 'open' ? 'since' : '-endedAt';
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, standard, 'i.id'));
  return { data: data.map(incidentOf), total };
}

function incidents(db: Reader, idle: number) {
  return db('incident as i')
    .leftJoin('booking_order as o', 'o.id', 'i.order_id')
    .leftJoin('enterprise as e', 'e.id', 'o.enterprise_id')
    .leftJoin('share as s', 's.id', 'i.share_id')
    .leftJoin('institution as n', 'n.id', 's.institution_id')
    .leftJoin('department as d', 'd.id', 's.department_id')
    .joinRaw(`left join share_claim k on ${CLAIM_IN_FORCE} left join account ka on ka.id = k.account_id`, { idle });
}

function incidentOf(row: Row): Incident {
  const { cure, cured_by: by, cured_at: at } = row;
  return {
    id: row.id,
    cause: row.cause,
    subject: row.subject,
    workflowId: row.workflow_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    enterpriseName: row.enterprise_name,
    shareId: row.share_id,
    stage: row.stage,
    owner: row.owner,
    ownerDuty: row.owner === null ? dutyIn(row.stage) : null,
    evidence: row.evidence,
    since: instant(row.since),
    foundAt: instant(row.found_at),
    endedAt: instantOrNull(row.ended_at),
    cured: cure && by && at ? { cure, by, at: instant(at) } : null,
    cures: row.ended_at ? [] : curesOf(row),
  };
}

/** Those of the cause's cures that can have an effect on this incident. */
function curesOf({ cause, subject, stage, order_id: orderId }: Row): Cure[] {
  return incidentCause(cause).cures.filter((cure) => {
    if (cure === 'skip') return subject.startsWith('delivery:');
    if (cure === 'restart' || cure === 'repair') return orderId !== null;
    // An order's workflow is restarted instead: after a termination it would be missing.
    if (cure === 'terminate') return orderId === null;
    if (cure === 'retry') return !subject.startsWith('outbox:');
    if (cure === 'cancel') return stage !== null && COMMANDS.cancel.from.includes(stage);
    return true;
  });
}

/** The incidents with these ids, in this order, without those that do not exist. */
export async function incidentsOf(db: Reader, idle: number, ids: readonly string[]): Promise<Incident[]> {
  const rows = (await incidents(db, idle)
    .whereIn('i.id', [...ids])
    .select(db.raw(COLUMNS))) as Row[];
  const known = new Map(rows.map((row) => [row.id, incidentOf(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Open incidents by cause, and the time of the last scan. */
export async function incidentStanding(db: Reader): Promise<IncidentStanding> {
  const [{ rows: counts }, watch] = await Promise.all([
    db.raw<{ rows: { cause: IncidentCause; count: number; oldest: Date }[] }>(
      'select cause, count(*) as count, min(since) as oldest from incident where ended_at is null group by cause',
    ),
    db('watch').first<{ looked_at: Date | null; fault: string | null } | undefined>('looked_at', 'fault'),
  ]);
  return {
    counts: counts.map((row) => ({ ...row, oldest: instant(row.oldest) })),
    lookedAt: instantOrNull(watch?.looked_at ?? null),
    fault: watch?.fault ?? null,
  };
}

/** Records the cure in the incident, so that nobody repeats it a minute later. */
export async function noteCure(db: Reader, id: string, cure: Cure, by: string): Promise<void> {
  await db('incident').where({ id }).update({ cure, cured_by: by, cured_at: db.fn.now() });
}

/** The subjects of the open incidents of these causes. */
export function openSubjects(db: Reader, causes: readonly IncidentCause[]): Promise<string[]> {
  return db('incident')
    .whereIn('cause', [...causes])
    .whereNull('ended_at')
    .pluck<string[]>('subject');
}
