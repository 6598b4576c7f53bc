/**
 * Reference data that is added, changed and retired, but never deleted: one implementation for all kinds of it. Each
 * change is an event, from which the history is read.
 */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { ListQuery } from '../../domain/contract/common.ts';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween, type FieldChange } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, type Listed, readPage, type SortColumns, sortSql } from '../sql/list.ts';
import { refuseDuplicate, type UniqueConstraints } from '../sql/unique.ts';

interface ManagedRecord {
  readonly id: string;
  readonly retired: boolean;
}

/** The part of a query that every list of managed records has. */
type ManagedQuery = z.output<typeof ListQuery> & { readonly retired?: 'true' | 'false' | undefined };

/** Columns and values that all records of the caller have, e.g. the institution; empty for those of everybody. */
export type Owner = Readonly<Record<string, string>>;
const NOBODY: Owner = {};

type Row = Readonly<Record<string, unknown>>;

/** `New` is what a record is created from, `Change` what may be changed later, `Query` the filters of the list. */
export interface ManagedRecordDefinition<Kept extends ManagedRecord, New extends Change, Change, Query> {
  readonly table: string;
  /** The column with the record's id. */
  readonly key: string;
  /** The word of the events, e.g. `reason` for `add_reason` and `change_reason`. */
  readonly noun: 'kind' | 'region' | 'reason' | 'resource' | 'measurement_form';
  /** The word of the event streams, if it is another. */
  readonly stream?: string;
  /** The rows to read, in a subquery or join named `r`; the table itself by default. */
  readonly from?: (db: Reader) => Knex.QueryBuilder;
  /** SQL of a `Kept`. */
  readonly columns: string;
  /** SQL of columns and expressions that may contain the text searched for. */
  readonly searched: readonly string[];
  readonly sort: SortColumns;
  readonly sortedBy: string;
  readonly filter?: (found: Knex.QueryBuilder, query: Query) => void;
  readonly unique: UniqueConstraints;
  /** The columns that are set by a creation and by every change. */
  readonly rowOf: (input: Change) => Row;
  /** Further columns of a new record. @throws DomainProblem where it cannot be added */
  readonly identityOf?: (trx: Transaction, input: New) => Row | Promise<Row>;
  /** What else a change needs, in the same transaction. */
  readonly afterChange?: (trx: Transaction, before: Kept, change: Change) => Promise<void>;
  /** The fields whose changes the history shows. */
  readonly fields: readonly (keyof Kept & string)[];
  /** The words for the values of fields that do not speak for themselves. */
  readonly words?: { readonly [F in keyof Kept]?: (value: Kept[F]) => string };
}

export function managedRecords<
  Kept extends ManagedRecord,
  New extends Change & { readonly retired: boolean },
  Change extends { readonly retired: boolean },
  Query extends ManagedQuery,
>(definition: ManagedRecordDefinition<Kept, New, Change, Query>) {
  const { table, key, noun, columns, rowOf, unique, fields } = definition;
  const words: NonNullable<typeof definition.words> = definition.words ?? {};
  const { from = (db: Reader) => db(`${table} as r`), identityOf = () => ({}) } = definition;
  const streamOf = (id: string) => `${definition.stream ?? noun}:${id}`;
  const retiredAt = (trx: Transaction, retired: boolean) => ({ retired_at: retired ? trx.fn.now() : null });
  const owned = (db: Reader, owner: Owner) => from(db).where(prefixed(owner));

  function inWords(record: Partial<Kept>): Partial<Record<keyof Kept, unknown>> {
    const shown = fields.map((field) => {
      const value = record[field];
      const inField = words[field];
      return [field, inField && value !== null && value !== undefined ? inField(value) : value];
    });
    return Object.fromEntries(shown) as Partial<Record<keyof Kept, unknown>>;
  }
  const changes = (before: Partial<Kept>, after: Partial<Kept>): FieldChange[] =>
    changesBetween<Partial<Record<keyof Kept & string, unknown>>>(fields, inWords(before), inWords(after));

  /** @throws DomainProblem not_found, also for a record of another owner */
  async function read(db: Reader, id: string, owner = NOBODY): Promise<Kept> {
    const row = (await owned(db, owner).where(`r.${key}`, id).first(db.raw(columns))) as Kept | undefined;
    if (!row) throw new DomainProblem('not_found');
    return row;
  }

  return {
    read,
    /** The changed fields, in words for people. */
    changes,

    async list(db: Reader, query: Query, owner = NOBODY): Promise<Listed<Kept>> {
      const found = owned(db, owner);
      definition.filter?.(found, query);
      if (query.retired) found.whereRaw('(r.retired_at is not null) = ?', [query.retired === 'true']);
      if (query.q) {
        const pattern = containing(query.q);
        const anywhere = definition.searched.map((column) => `${column} ilike ?`).join(' or ');
        found.whereRaw(
          `(${anywhere})`,
          definition.searched.map(() => pattern),
        );
      }
      const order = sortSql(query.sort, definition.sort, definition.sortedBy, `r.${key}`);
      return readPage<Kept>(found, columns, query, order);
    },

    /** All records, the retired ones too, by their id. */
    async all(db: Reader): Promise<Kept[]> {
      return (await from(db).orderBy(`r.${key}`).select(db.raw(columns))) as Kept[];
    },

    /** @throws DomainProblem of a unique constraint or of `identityOf` */
    async create(trx: Transaction, input: New, actor: Actor, owner = NOBODY): Promise<Kept> {
      const identity = await identityOf(trx, input);
      const [made] = await trx(table)
        .insert({ ...rowOf(input), ...identity, ...owner, ...retiredAt(trx, input.retired) })
        .returning<Record<string, string>[]>(key)
        .catch(refuseDuplicate(unique, input));
      const id = made?.[key] ?? '';
      const after = await read(trx, id, owner);
      await appendEvent(trx, { stream: streamOf(id), name: `add_${noun}`, actor, after });
      return after;
    },

    /** @throws DomainProblem not_found, or of a unique constraint */
    async change(trx: Transaction, id: string, change: Change, actor: Actor, owner = NOBODY): Promise<Kept> {
      await trx.raw('select from ?? where ?? = ? for update', [table, key, id]);
      const before = await read(trx, id, owner);
      try {
        await trx(table)
          .where(key, id)
          .update({ ...rowOf(change), ...(before.retired === change.retired ? {} : retiredAt(trx, change.retired)) });
        await definition.afterChange?.(trx, before, change);
      } catch (error) {
        refuseDuplicate(unique, change)(error);
      }
      const after = await read(trx, id, owner);
      if (changes(before, after).length > 0)
        await appendEvent(trx, { stream: streamOf(id), name: `change_${noun}`, actor, before, after });
      return after;
    },

    /** @throws DomainProblem not_found */
    async history(db: Reader, id: string, owner = NOBODY): Promise<z.output<typeof RecordHistory>> {
      await read(db, id, owner);
      return recordHistory<Kept>(db, streamOf(id), changes);
    },
  };
}

function prefixed(owner: Owner): Owner {
  return Object.fromEntries(Object.entries(owner).map(([column, value]) => [`r.${column}`, value]));
}
