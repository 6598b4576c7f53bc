/** Customers' evaluations of the service (requirement A7): each step is an event. */
import type { z } from 'zod';
import type {
  Evaluation,
  EvaluationInput,
  EvaluationQuery,
  EvaluationStanding,
  EvaluationState,
  Moderation,
  PublicEvaluation,
  PublicEvaluationList,
} from '../../domain/contract/evaluation.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, type Page, readPage, sortSql } from '../sql/list.ts';

const streamOf = (orderId: string) => `evaluation:${orderId}`;

interface OwnRow {
  readonly completed_at: Date | null;
  readonly rating: number | null;
  readonly comment: string;
  readonly created_at: Date;
  readonly state: EvaluationState;
  readonly reply: string;
}

/** @throws DomainProblem not_found where the order is not the enterprise's */
export async function evaluationOf(db: Reader, enterpriseId: string, orderId: string): Promise<EvaluationStanding> {
  const row = await db('booking_order as o')
    .leftJoin('evaluation as v', 'v.order_id', 'o.id')
    .where({ 'o.id': orderId, 'o.enterprise_id': enterpriseId })
    .first<OwnRow | undefined>('o.completed_at', 'v.rating', 'v.comment', 'v.created_at', 'v.state', 'v.reply');
  if (!row) throw new DomainProblem('not_found');
  const { rating, comment, state, reply } = row;
  const isOpen = rating === null || state === 'pending';
  return {
    mayEvaluate: row.completed_at !== null && isOpen,
    evaluation: rating === null ? null : { rating, comment, state, reply, createdAt: instant(row.created_at) },
  };
}

/** @throws DomainProblem not_found, order_not_completed, evaluation_moderated */
export async function evaluate(
  trx: Transaction,
  enterpriseId: string,
  orderId: string,
  input: EvaluationInput,
  actor: Actor & { readonly id: string },
): Promise<EvaluationStanding> {
  await trx.raw('select from booking_order where id = ? for update', [orderId]);
  const { mayEvaluate, evaluation: before } = await evaluationOf(trx, enterpriseId, orderId);
  if (!mayEvaluate) throw new DomainProblem(before ? 'evaluation_moderated' : 'order_not_completed');
  await trx('evaluation')
    .insert({ order_id: orderId, ...input, created_by: actor.id })
    .onConflict('order_id')
    .merge(['rating', 'comment']);
  await appendEvent(trx, { stream: streamOf(orderId), name: 'evaluate', actor, before, after: input });
  return evaluationOf(trx, enterpriseId, orderId);
}

interface Row {
  readonly id: string;
  readonly kind: LedgerService;
  readonly number: string;
  readonly enterprise_name: string;
  readonly rating: number;
  readonly comment: string;
  readonly reply: string;
  readonly state: EvaluationState;
  readonly created_at: Date;
  readonly moderated_by: string | null;
  readonly moderated_at: Date | null;
}

const COLUMNS = `v.order_id as id, o.kind, o.number, e.name as enterprise_name, v.rating, v.comment, v.reply, v.state,
  v.created_at, v.moderated_by, v.moderated_at`;
const SORT = { createdAt: 'v.created_at', rating: 'v.rating', state: 'v.state', orderNumber: 'o.number' };

const evaluations = (db: Reader) =>
  db('evaluation as v')
    .join('booking_order as o', 'o.id', 'v.order_id')
    .join('enterprise as e', 'e.id', 'o.enterprise_id');

const publicOf = ({ id, kind, rating, comment, reply, created_at }: Row): PublicEvaluation => ({
  ...{ id, kind, rating, comment, reply },
  createdAt: instant(created_at),
});

const staffOf = (row: Row): Evaluation => ({
  ...publicOf(row),
  orderNumber: row.number,
  enterpriseName: row.enterprise_name,
  state: row.state,
  moderatedBy: row.moderated_by,
  moderatedAt: instantOrNull(row.moderated_at),
});

export async function listPublicEvaluations(db: Reader, query: Page): Promise<z.output<typeof PublicEvaluationList>> {
  const found = evaluations(db).where({ 'v.state': 'published' });
  const [page, [counted]] = await Promise.all([
    readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'v.order_id')),
    db('evaluation').select<{ average: number | null; ratings: number }[]>(
      db.raw('round(avg(rating), 1)::float8 as average, count(*) as ratings'),
    ),
  ]);
  return {
    data: page.data.map(publicOf),
    total: page.total,
    average: counted?.average ?? null,
    ratings: counted?.ratings ?? 0,
  };
}

export async function listEvaluations(
  db: Reader,
  query: z.output<typeof EvaluationQuery>,
): Promise<Listed<Evaluation>> {
  const found = evaluations(db);
  if (query.state) found.where({ 'v.state': query.state });
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either.whereILike('o.number', pattern).orWhereILike('e.name', pattern).orWhereILike('v.comment', pattern),
    );
  }
  const order = sortSql(query.sort, SORT, '-createdAt', 'v.order_id');
  const { data, total } = await readPage<Row>(
    found,
    COLUMNS,
    query,
    query.sort ? order : `v.state <> 'pending', ${order}`,
  );
  return { data: data.map(staffOf), total };
}

/** @throws DomainProblem not_found */
export async function moderate(
  trx: Transaction,
  orderId: string,
  { state, reply }: Moderation,
  actor: Actor,
): Promise<Evaluation> {
  const read = () => evaluations(trx).where({ 'v.order_id': orderId }).first<Row | undefined>(trx.raw(COLUMNS));
  await trx.raw('select from evaluation where order_id = ? for update', [orderId]);
  const before = await read();
  if (!before) throw new DomainProblem('not_found');
  await trx('evaluation')
    .where({ order_id: orderId })
    .update({ state, reply, moderated_by: actor.name, moderated_at: trx.fn.now() });
  const after = await read();
  await appendEvent(trx, {
    stream: streamOf(orderId),
    name: 'moderate_evaluation',
    actor,
    before: { state: before.state, reply: before.reply },
    after: { state, reply },
  });
  return staffOf(after ?? before);
}
