import { prepared, type Reader } from '../database.ts';

/** Whose a share is: what decides who may give it a command. */
export interface ShareOwners {
  readonly orderId: string;
  readonly institutionId: string;
  readonly enterpriseId: string;
}

export async function readShareOwners(db: Reader, shareId: string): Promise<ShareOwners | null> {
  const { rows } = await prepared<ShareOwners>(
    db,
    'share_owners',
    `select s.order_id as "orderId", s.institution_id as "institutionId", o.enterprise_id as "enterpriseId"
     from share s join booking_order o on o.id = s.order_id where s.id = :shareId`,
    { shareId },
  );
  return rows[0] ?? null;
}
