/** The results of an enterprise's instruments in completed orders, as issued. */
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { QualityMonth, QualityQuery, QualityResult, QualityResultQuery } from '../../domain/contract/quality.ts';
import type { Conclusion } from '../../domain/contract/result.ts';
import { COMPLETED } from '../../domain/stage.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, sortSql } from '../sql/list.ts';

interface Row {
  readonly id: string;
  readonly instrument_id: string;
  readonly instrument_number: string;
  readonly name: string;
  readonly model: string;
  readonly serial_number: string;
  readonly conclusion: Conclusion;
  readonly measured: string;
  readonly reason: string;
  readonly completed_at: Date;
  readonly order_id: string;
  readonly order_number: string;
  readonly certificate_number: string | null;
}

const COLUMNS = `i.id, i.instrument_id, i.snapshot->>'instrumentNumber' as instrument_number, i.snapshot->>'name' as name,
  i.snapshot->>'model' as model, i.snapshot->>'serialNumber' as serial_number, r.conclusion, r.measured, r.reason,
  s.stage_since as completed_at, o.id as order_id, o.number as order_number, c.number as certificate_number`;

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
  return {
    total,
    data: data.map((row) => ({
      id: row.id,
      instrumentId: row.instrument_id,
      instrumentNumber: row.instrument_number,
      name: row.name,
      model: row.model,
      serialNumber: row.serial_number,
      conclusion: row.conclusion,
      measured: row.measured,
      reason: row.reason,
      completedAt: instant(row.completed_at),
      orderId: row.order_id,
      orderNumber: row.order_number,
      certificateNumber: row.certificate_number,
    })),
  };
}
