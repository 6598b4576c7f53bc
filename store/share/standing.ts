import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../sql/database.ts';

/** The owners of a share, which decide who may command it. */
export interface ShareOwners {
  readonly orderId: string;
  readonly institutionId: string;
  readonly enterpriseId: string;
  readonly departmentId: string | null;
}

/** The most entries in the cache. */
const MAX_CACHED = 20_000;

/**
 * Returns a reader that asks the database once per share: its order, institution, enterprise and department never
 * change.
 */
export function shareOwnersReader(db: Reader): (shareId: string) => Promise<ShareOwners | null> {
  const known = new Map<string, ShareOwners>();
  return async (shareId) => {
    const found = known.get(shareId) ?? (await readShareOwners(db, shareId));
    if (found) {
      if (known.size >= MAX_CACHED) known.clear();
      known.set(shareId, found);
    }
    return found;
  };
}

async function readShareOwners(db: Reader, shareId: string): Promise<ShareOwners | null> {
  const { rows } = await db.raw<{ rows: ShareOwners[] }>(
    `select s.order_id as "orderId", s.institution_id as "institutionId", o.enterprise_id as "enterpriseId",
       s.department_id as "departmentId"
     from share s join booking_order o on o.id = s.order_id where s.id = :shareId`,
    { shareId },
  );
  return rows[0] ?? null;
}

/** The active instruments of a share: those of the named items, or all. */
export async function instrumentsOf(db: Reader, shareId: string, itemIds: readonly string[] | null): Promise<string[]> {
  const found = db('order_item').where({ share_id: shareId, state: 'active' });
  if (itemIds) found.whereIn('id', itemIds);
  return found.pluck<string[]>('instrument_id');
}

/** @throws DomainProblem not_found */
export async function shareInstitution(db: Reader, shareId: string): Promise<string> {
  const row = await db('share').where({ id: shareId }).first<{ institution_id: string } | undefined>('institution_id');
  if (!row) throw new DomainProblem('not_found');
  return row.institution_id;
}
