/** The kinds of the catalogue of mandatory verification as managed records (requirements E6, D5). */
import type { z } from 'zod';
import type { KindChange, KindInput, KindQuery, ManagedKind } from '../../domain/contract/catalogue.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Transaction } from '../sql/database.ts';
import { managedRecords } from './managed-record.ts';

export const kinds = managedRecords<ManagedKind, KindInput, z.output<typeof KindChange>, z.output<typeof KindQuery>>({
  table: 'catalogue_kind',
  key: 'number',
  noun: 'kind',
  stream: 'catalogue',
  from: (db) => db('catalogue_kind as r').join('catalogue_category as c', 'c.number', 'r.category_number'),
  columns: `r.number as id, r.number, r.name, r.category_number as "categoryNumber", c.name as "categoryName", r.form,
    r.scope, r.interval_months as "intervalMonths", r.source, r.retired_at is not null as retired`,
  searched: ['r.name', 'c.name', 'r.number'],
  sort: { number: 'r.number', name: 'r.name', categoryName: 'c.name', form: 'r.form', source: 'r.source' },
  sortedBy: 'number',
  filter: (found, { categoryNumber }) => {
    if (categoryNumber) found.where('r.category_number', categoryNumber);
  },
  unique: {
    catalogue_kind_pkey: { problem: 'kind_number_taken', field: 'number' },
    catalogue_kind_category_number_name_key: { problem: 'kind_name_taken', field: 'name' },
  },
  rowOf: ({ name, form, scope, intervalMonths, source }) => ({
    name,
    form,
    scope,
    interval_months: intervalMonths,
    source,
  }),
  identityOf: async (trx, { number, categoryName }) => ({
    number,
    category_number: await categoryOf(trx, number, categoryName),
  }),
  fields: ['categoryName', 'name', 'form', 'scope', 'intervalMonths', 'source', 'retired'],
});

/**
 * The number of the category of a kind, which is added if it is new.
 * @throws DomainProblem category_named_otherwise
 */
async function categoryOf(trx: Transaction, kindNumber: string, categoryName: string): Promise<string> {
  const number = kindNumber.slice(0, 3);
  const category = await trx('catalogue_category').where({ number }).first<{ name: string } | undefined>();
  if (category && category.name !== categoryName) {
    throw new DomainProblem('category_named_otherwise', { number, name: category.name }, [{ path: 'categoryName' }]);
  }
  if (!category) await trx('catalogue_category').insert({ number, name: categoryName });
  return number;
}
