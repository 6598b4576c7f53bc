/**
 * The kinds of the catalogue of mandatory verification as managed records (requirements E6, D5): each change is an
 * event.
 */
import type { z } from 'zod';
import type { KindChange, KindInput, KindQuery, ManagedKind } from '../../domain/contract/catalogue.ts';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween, type FieldChange } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';

type Change = z.output<typeof KindChange>;

const COLUMNS = `k.number as id, k.number, k.name, k.category_number as "categoryNumber", c.name as "categoryName", k.form,
  k.scope, k.interval_months as "intervalMonths", k.source, k.retired_at is not null as retired`;
const SORT = { number: 'k.number', name: 'k.name', categoryName: 'c.name', form: 'k.form', source: 'k.source' };

const kinds = (db: Reader) =>
  db('catalogue_kind as k').join('catalogue_category as c', 'c.number', 'k.category_number');
const streamOf = (number: string) => `catalogue:${number}`;

export async function listKinds(db: Reader, query: z.output<typeof KindQuery>): Promise<Listed<ManagedKind>> {
  const found = kinds(db);
  if (query.categoryNumber) found.where('k.category_number', query.categoryNumber);
  if (query.retired) found.whereRaw(`(k.retired_at is not null) = ?`, [query.retired === 'true']);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either.whereILike('k.name', pattern).orWhereILike('c.name', pattern).orWhereILike('k.number', pattern),
    );
  }
  return readPage<ManagedKind>(found, COLUMNS, query, sortSql(query.sort, SORT, 'number', 'k.number'));
}

export async function allKinds(db: Reader): Promise<ManagedKind[]> {
  return kinds(db).orderBy('k.number').select<ManagedKind[]>(db.raw(COLUMNS));
}

/** @throws DomainProblem not_found */
export async function readKind(db: Reader, number: string): Promise<ManagedKind> {
  const row = await kinds(db).where('k.number', number).first<ManagedKind | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem kind_number_taken, kind_name_taken, category_named_otherwise */
export async function createKind(trx: Transaction, input: KindInput, actor: Actor): Promise<ManagedKind> {
  const { number } = input;
  const categoryNumber = number.slice(0, 3);
  const category = await trx('catalogue_category')
    .where({ number: categoryNumber })
    .first<{ name: string } | undefined>();
  if (category && category.name !== input.categoryName) {
    const parameters = { number: categoryNumber, name: category.name };
    throw new DomainProblem('category_named_otherwise', parameters, [
      { path: 'categoryName', fault: { name: 'category_named_otherwise', params: parameters } },
    ]);
  }
  if (!category) await trx('catalogue_category').insert({ number: categoryNumber, name: input.categoryName });
  await trx('catalogue_kind')
    .insert({ number, category_number: categoryNumber, ...rowOf(trx, input) })
    .catch((error: unknown) => refuseTwin(error, input, number));
  const after = await readKind(trx, number);
  await appendEvent(trx, { stream: streamOf(number), name: 'add_kind', actor, after });
  return after;
}

/** @throws DomainProblem not_found, kind_name_taken */
export async function changeKind(trx: Transaction, number: string, change: Change, actor: Actor): Promise<ManagedKind> {
  await trx.raw('select from catalogue_kind where number = ? for update', [number]);
  const before = await readKind(trx, number);
  await trx('catalogue_kind')
    .where({ number })
    .update(rowOf(trx, change, before.retired))
    .catch((error: unknown) => refuseTwin(error, change, number));
  const after = await readKind(trx, number);
  if (kindChanges(before, after).length > 0)
    await appendEvent(trx, { stream: streamOf(number), name: 'change_kind', actor, before, after });
  return after;
}

function rowOf(trx: Transaction, { name, form, scope, intervalMonths, source, retired }: Change, wasRetired = false) {
  return {
    name,
    form,
    scope,
    interval_months: intervalMonths,
    source,
    // The time of retirement stays if it was retired before.
    ...(retired === wasRetired ? {} : { retired_at: retired ? trx.fn.now() : null }),
  };
}

function refuseTwin(error: unknown, { name }: { readonly name: string }, number: string): never {
  switch (violatedConstraint(error)) {
    case 'catalogue_kind_pkey':
      throw new DomainProblem('kind_number_taken', { number }, [
        { path: 'number', fault: { name: 'kind_number_taken', params: { number } } },
      ]);
    case 'catalogue_kind_category_number_name_key':
      throw new DomainProblem('kind_name_taken', { name }, [
        { path: 'name', fault: { name: 'kind_name_taken', params: { name } } },
      ]);
    default:
      throw error;
  }
}

const HISTORY_FIELDS = ['categoryName', 'name', 'form', 'scope', 'intervalMonths', 'source', 'retired'] as const;

export function kindChanges(
  before: Pick<ManagedKind, (typeof HISTORY_FIELDS)[number]>,
  after: Pick<ManagedKind, (typeof HISTORY_FIELDS)[number]>,
): FieldChange[] {
  return changesBetween<ManagedKind>(HISTORY_FIELDS, before, after);
}

/** @throws DomainProblem not_found */
export async function kindHistory(db: Reader, number: string): Promise<z.output<typeof RecordHistory>> {
  await readKind(db, number);
  return recordHistory<ManagedKind>(db, streamOf(number), kindChanges);
}
