/** The results of an enterprise's instruments in completed orders, as issued. */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { QualityMonth, QualityQuery, QualityResult, QualityResultQuery } from '../../domain/contract/quality.ts';
import type { Conclusion } from '../../domain/contract/result.ts';
import { COMPLETED } from '../../domain/stage.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, type Stored, sortSql } from '../sql/list.ts';

type Row = Stored<QualityResult, 'completedAt'>;

const COLUMNS = `i.id, i.instrument_id as "instrumentId", i.snapshot->>'instrumentNumber' as "instrumentNumber",
  i.snapshot->>'name' as name, i.snapshot->>'model' as model, i.snapshot->>'serialNumber' as "serialNumber",
  r.conclusion, r.measured, r.reason, s.stage_since as "completedAt", o.id as "orderId", o.number as "orderNumber",
  c.number as "certificateNumber"`;

const SORT = {
  completedAt: 's.stage_since',
  name: `i.snapshot->>'name'`,
  instrumentNumber: `i.snapshot->>'instrumentNumber'`,
  conclusion: 'r.conclusion',
  orderNumber: 'o.number',
};

const SEARCHED = `(o.number ilike :pattern or i.snapshot->>'name' ilike :pattern
  or i.snapshot->>'instrumentNumber' ilike :pattern or i.snapshot->>'serialNumber' ilike :pattern)`;

function results(db: Reader, enterpriseId: string, { from, to }: z.output<typeof QualityQuery>): Knex.QueryBuilder {
  const found = db('booking_order as o')
    .join('share as s', 's.order_id', 'o.id')
    .join('order_item as i', 'i.share_id', 's.id')
    .join('result as r', 'r.item_id', 'i.id')
    .leftJoin('certificate as c', (on) => on.on('c.item_id', 'i.id').onNull('c.replaced_by'))
    .where({ 'o.enterprise_id': enterpriseId, 's.stage': COMPLETED, 'i.state': 'active' });
  if (from) found.where('s.stage_since', '>=', startOfDay(from));
  if (to) found.where('s.stage_since', '<', endOfDay(to));
  return found;
}

export async function countQuality(
  db: Reader,
  enterpriseId: string,
  period: z.output<typeof QualityQuery>,
): Promise<Listed<QualityMonth>> {
  const month = `to_char(s.stage_since at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  const count = (conclusion: Conclusion) => `count(*) filter (where r.conclusion = '${conclusion}') as ${conclusion}`;
  const data = await results(db, enterpriseId, period)
    .groupByRaw(month)
    .orderByRaw(month)
    .select<QualityMonth[]>(db.raw(`${month} as month, ${count('pass')}, ${count('fail')}, ${count('not_tested')}`));
  return { data, total: data.length };
}

export async function listQuality(
  db: Reader,
  enterpriseId: string,
  query: z.output<typeof QualityResultQuery>,
): Promise<Listed<QualityResult>> {
  const found = results(db, enterpriseId, query);
  if (query.conclusion) found.where('r.conclusion', query.conclusion);
  if (query.q) found.whereRaw(SEARCHED, { pattern: containing(query.q) });
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-completedAt', 'i.id'));
  return { total, data: data.map((row) => ({ ...row, completedAt: instant(row.completedAt) })) };
}
