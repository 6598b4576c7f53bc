import { SIGNED_IN, type SignedIn } from '../account/signed-in.ts';
import type { Reader } from '../sql/database.ts';

/** An order's event sequence, for a session that listens to the order; and whose both are at this moment. */
export interface ListenedOrder {
  readonly sessionId: string;
  readonly orderId: string;
  readonly sequence: number;
  readonly account: SignedIn;
  readonly number: string | null;
  readonly enterpriseId: string;
  readonly institutionIds: string[];
}

/** The sequences of the orders that open sessions listen to; sessions that have ended are left out. */
export async function orderStandings(
  db: Reader,
  listening: readonly { readonly sessionId: string; readonly orderId: string }[],
): Promise<ListenedOrder[]> {
  const { rows } = await db.raw<{ rows: ListenedOrder[] }>(
    `select heard.sid as "sessionId", o.id as "orderId", o.sequence, to_jsonb(person) as account, o.number,
       o.enterprise_id as "enterpriseId",
       array(select x.institution_id from share x where x.order_id = o.id) as "institutionIds"
     from unnest(?::text[], ?::uuid[]) as heard (sid, order_id)
     join session s on s.sid = heard.sid and s.expire >= now()
     join lateral (${SIGNED_IN} where a.id = (s.sess->>'accountId')::uuid and not a.disabled) person on true
     join booking_order o on o.id = heard.order_id`,
    [listening.map(({ sessionId }) => sessionId), listening.map(({ orderId }) => orderId)],
  );
  return rows;
}
