import type { Reader } from '../sql/database.ts';

export interface SlipKey {
  readonly id: string;
  readonly slip_password: Buffer;
}

/** The order with this number and its sealed password, for a person who holds the slip. */
export async function findOrderByNumber(db: Reader, number: string): Promise<SlipKey | null> {
  const row = await db('booking_order').where({ number }).first<SlipKey | undefined>('id', 'slip_password');
  return row ?? null;
}
