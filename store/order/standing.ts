import type { Reader } from '../sql/database.ts';

/** An order's event sequence, for a session that listens to the order. */
export interface ListenedOrder {
  readonly sessionId: string;
  readonly orderId: string;
  readonly sequence: number;
}

/** The sequences of the orders that open sessions listen to; sessions that have ended are left out. */
export async function orderStandings(
  db: Reader,
  listening: readonly { readonly sessionId: string; readonly orderId: string }[],
): Promise<ListenedOrder[]> {
  const { rows } = await db.raw<{ rows: ListenedOrder[] }>(
    `select heard.sid as "sessionId", o.id as "orderId", o.sequence
     from unnest(?::text[], ?::uuid[]) as heard (sid, order_id)
     join session s on s.sid = heard.sid and s.expire >= now()
     join account a on a.id = (s.sess->>'accountId')::uuid and not a.disabled
     join booking_order o on o.id = heard.order_id`,
    [listening.map(({ sessionId }) => sessionId), listening.map(({ orderId }) => orderId)],
  );
  return rows;
}
