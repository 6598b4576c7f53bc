/** The work of an institution, as its people read it in the portal. */
import type { z } from 'zod';
import type { BusinessQuery, BusinessShare, StageCount } from '../../domain/contract/business.ts';
import { STAGE_NAMES, type Stage, SUPERSEDED } from '../../domain/stage.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, type Stored, sortSql } from '../sql/list.ts';
import { sqlNames } from '../sql/names.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';

type Row = Stored<BusinessShare, 'stageSince'>;

const COUNT = `(select count(*) from order_item i where i.share_id = s.id and i.state <> 'withdrawn')`;
const COLUMNS = `s.id, o.number as "orderNumber", e.name as "enterpriseName", s.delivery_mode as "deliveryMode",
  ${COUNT} as "instrumentCount", s.stage, s.stage_since as "stageSince"`;
const SORT = {
  stageSince: 's.stage_since',
  orderNumber: 'o.number',
  enterpriseName: 'e.name',
  stage: 's.stage',
};

/** Finished shares come last. */
const IS_OVER = `s.stage in (${sqlNames(TERMINAL_STAGES)})`;

/** A superseded share is no longer the institution's work. */
const given = (db: Reader, institutionId: string) =>
  db('share as s').where('s.institution_id', institutionId).whereNot('s.stage', SUPERSEDED);

export async function countBusiness(db: Reader, institutionId: string): Promise<Listed<z.output<typeof StageCount>>> {
  const rows = await given(db, institutionId)
    .groupBy('s.stage')
    .select<{ stage: Stage; count: number }[]>('s.stage', db.raw('count(*) as count'));
  const data = STAGE_NAMES.flatMap((stage) => rows.filter((row) => row.stage === stage));
  return { data, total: data.length };
}

export async function listBusiness(
  db: Reader,
  institutionId: string,
  query: z.output<typeof BusinessQuery>,
): Promise<Listed<BusinessShare>> {
  const found = given(db, institutionId)
    .join('booking_order as o', 'o.id', 's.order_id')
    .join('enterprise as e', 'e.id', 'o.enterprise_id');
  if (query.stage && query.stage.length > 0) found.whereIn('s.stage', query.stage);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('o.number', pattern).orWhereILike('e.name', pattern));
  }
  const order = sortSql(query.sort, SORT, 'stageSince', 's.id');
  const { data, total } = await readPage<Row>(found, COLUMNS, query, query.sort ? order : `${IS_OVER}, ${order}`);
  return { data: data.map((row) => ({ ...row, stageSince: instant(row.stageSince) })), total };
}
