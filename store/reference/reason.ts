/** The library of standard reasons (requirement E3): each change is an event; their use is counted from events. */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type {
  ManagedReason,
  ManagedReasonQuery,
  OfferedReason,
  ReasonChange,
  ReasonInput,
} from '../../domain/contract/reason.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { ReasonOccasion } from '../../domain/reason.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';

/** How often each reason was given in the last twelve months. */
const USES = `(
  select given.id, count(*)::int as uses
  from event e cross join lateral jsonb_array_elements_text(
    coalesce(e.after->'body'->'reasonIds', e.result->'reasonIds')) as given (id)
  where (e.after->'body' \\? 'reasonIds' or e.result \\? 'reasonIds') and e.at > now() - interval '12 months'
  group by given.id)`;

const COLUMNS = `r.id, r.occasion, r.title, r.text, r.retired_at is not null as retired, r.uses,
  round(100.0 * r.uses / nullif(r.uses_of_occasion, 0))::int as percentage`;
const SORT = { occasion: 'r.occasion', title: 'r.title', uses: 'r.uses' };
const streamOf = (id: string) => `reason:${id}`;

/**
 * All reasons with their use, joined before any filter, so that the percentage within an occasion refers to all
 * reasons of it.
 */
const counted = (db: Reader): Knex.QueryBuilder =>
  db.from(
    db.raw(`(select r.*, coalesce(u.uses, 0) as uses,
      sum(coalesce(u.uses, 0)) over (partition by r.occasion)::int as uses_of_occasion
      from reason r left join ${USES} u on u.id = r.id::text) as r`),
  );

export async function listReasons(db: Reader, occasion: ReasonOccasion): Promise<Listed<OfferedReason>> {
  const data = await counted(db)
    .where({ occasion })
    .whereNull('retired_at')
    .orderBy([{ column: 'uses', order: 'desc' }, 'title'])
    .select<OfferedReason[]>('id', 'title', 'text');
  return { data, total: data.length };
}

export async function listKeptReasons(
  db: Reader,
  query: z.output<typeof ManagedReasonQuery>,
): Promise<Listed<ManagedReason>> {
  const found = counted(db);
  if (query.occasion) found.where('r.occasion', query.occasion);
  if (query.retired) found.whereRaw('(r.retired_at is not null) = ?', [query.retired === 'true']);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('r.title', pattern).orWhereILike('r.text', pattern));
  }
  return readPage<ManagedReason>(found, COLUMNS, query, sortSql(query.sort, SORT, 'occasion', 'r.title'));
}

/** @throws DomainProblem not_found */
export async function readReason(db: Reader, id: string): Promise<ManagedReason> {
  const row = (await counted(db).where({ id }).first(db.raw(COLUMNS))) as ManagedReason | undefined;
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem reason_taken */
export async function createReason(trx: Transaction, input: ReasonInput, actor: Actor): Promise<ManagedReason> {
  const { occasion, title, text, retired } = input;
  const [made] = await trx('reason')
    .insert({ occasion, title, text, retired_at: retired ? trx.fn.now() : null })
    .returning<{ id: string }[]>('id')
    .catch((error: unknown) => refuseTwin(error, title));
  const after = await readReason(trx, made?.id ?? '');
  await appendEvent(trx, { stream: streamOf(after.id), name: 'add_reason', actor, after });
  return after;
}

/** @throws DomainProblem not_found, reason_taken */
export async function changeReason(
  trx: Transaction,
  id: string,
  { title, text, retired }: z.output<typeof ReasonChange>,
  actor: Actor,
): Promise<ManagedReason> {
  await trx.raw('select from reason where id = ? for update', [id]);
  const before = await readReason(trx, id);
  const retiredAt = before.retired === retired ? {} : { retired_at: retired ? trx.fn.now() : null };
  await trx('reason')
    .where({ id })
    .update({ title, text, ...retiredAt })
    .catch((error: unknown) => refuseTwin(error, title));
  const after = await readReason(trx, id);
  if (changesOf(before, after).length > 0)
    await appendEvent(trx, { stream: streamOf(id), name: 'change_reason', actor, before, after });
  return after;
}

function refuseTwin(error: unknown, title: string): never {
  if (violatedConstraint(error) !== 'reason_once') throw error;
  throw new DomainProblem('reason_taken', { title }, [
    { path: 'title', fault: { name: 'reason_taken', params: { title } } },
  ]);
}

const changesOf = (before: ManagedReason, after: ManagedReason) =>
  changesBetween<ManagedReason>(['title', 'text', 'retired'], before, after);

/** @throws DomainProblem not_found */
export async function reasonHistory(db: Reader, id: string): Promise<z.output<typeof RecordHistory>> {
  await readReason(db, id);
  return recordHistory<ManagedReason>(db, streamOf(id), changesOf);
}
