/** The library of standard reasons (requirement E3): their use is counted from events. */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type {
  ManagedReason,
  ManagedReasonQuery,
  OfferedReason,
  ReasonChange,
  ReasonInput,
} from '../../domain/contract/reason.ts';
import type { ReasonOccasion } from '../../domain/reason.ts';
import type { Reader } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';
import { managedRecords } from './managed-record.ts';

/** How often each reason was given in the last twelve months. */
const USES = `(
  select given.id, count(*)::int as uses
  from event e cross join lateral jsonb_array_elements_text(
    coalesce(e.after->'body'->'reasonIds', e.result->'reasonIds')) as given (id)
  where (e.after->'body' \\? 'reasonIds' or e.result \\? 'reasonIds') and e.at > now() - interval '12 months'
  group by given.id)`;

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

export const reasons = managedRecords<
  ManagedReason,
  ReasonInput,
  z.output<typeof ReasonChange>,
  z.output<typeof ManagedReasonQuery>
>({
  table: 'reason',
  key: 'id',
  noun: 'reason',
  from: counted,
  columns: `r.id, r.occasion, r.title, r.text, r.retired_at is not null as retired, r.uses,
    round(100.0 * r.uses / nullif(r.uses_of_occasion, 0))::int as percentage`,
  searched: ['r.title', 'r.text'],
  sort: { occasion: 'r.occasion', title: 'r.title', uses: 'r.uses' },
  sortedBy: 'occasion',
  filter: (found, { occasion }) => {
    if (occasion) found.where('r.occasion', occasion);
  },
  unique: { reason_once: { problem: 'reason_taken', field: 'title' } },
  rowOf: ({ title, text }) => ({ title, text }),
  identityOf: (_, { occasion }) => ({ occasion }),
  fields: ['title', 'text', 'retired'],
});

/** The reasons offered on an occasion, the most used first. */
export async function listReasons(db: Reader, occasion: ReasonOccasion): Promise<Listed<OfferedReason>> {
  const data = await counted(db)
    .where({ occasion })
    .whereNull('retired_at')
    .orderBy([{ column: 'uses', order: 'desc' }, 'title'])
    .select<OfferedReason[]>('id', 'title', 'text');
  return { data, total: data.length };
}
