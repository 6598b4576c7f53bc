import type { z } from 'zod';
import type { Notice, NoticeQuery } from '../../domain/contract/public.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, sortSql } from '../sql/list.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: LedgerService;
  readonly applicant: string;
  readonly submitted_at: Date;
  readonly completed_at: Date;
  readonly certificates: number;
}

const COLUMNS = `o.id, o.number, o.kind, e.name as applicant, o.submitted_at, o.completed_at,
  (select count(*) from certificate c join share s on s.id = c.share_id where s.order_id = o.id and c.replaced_by is null) as certificates`;

const SORT = {
  completedAt: 'o.completed_at',
  submittedAt: 'o.submitted_at',
  orderNumber: 'o.number',
  applicant: 'e.name',
};

/** The public notice of finished orders (requirement A8). */
export async function listNotices(db: Reader, query: z.output<typeof NoticeQuery>): Promise<Listed<Notice>> {
  const found = db('booking_order as o')
    .join('enterprise as e', 'e.id', 'o.enterprise_id')
    .whereNotNull('o.completed_at');
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('o.number', pattern).orWhereILike('e.name', pattern));
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-completedAt', 'o.id'));
  return {
    data: data.map((row) => ({
      id: row.id,
      orderNumber: row.number,
      applicant: row.applicant,
      matter: row.kind === 'mandatory' ? '强制检定' : '计量器具检测（非强检）',
      submittedAt: instant(row.submitted_at),
      completedAt: instant(row.completed_at),
      result: `已办结 ${row.certificates} 件发证`,
    })),
    total,
  };
}
