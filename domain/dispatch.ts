/** Splitting an application into shares: one per institution and delivery mode. */
import type { DeliveryMode } from './stage.ts';

export interface Dispatchable {
  readonly instrumentId: string;
  readonly institutionId: string;
  readonly deliveryMode: DeliveryMode;
}

export interface ShareOfItems<T extends Dispatchable> {
  readonly institutionId: string;
  readonly deliveryMode: DeliveryMode;
  readonly items: readonly T[];
}

/** Groups the instruments by (institution, delivery mode), in order of first appearance; every one lands in one share. */
export function splitIntoShares<T extends Dispatchable>(items: readonly T[]): ShareOfItems<T>[] {
  const shares = new Map<string, { institutionId: string; deliveryMode: DeliveryMode; items: T[] }>();
  for (const item of items) {
    const key = `${item.institutionId}/${item.deliveryMode}`;
    const share = shares.get(key) ?? { institutionId: item.institutionId, deliveryMode: item.deliveryMode, items: [] };
    share.items.push(item);
    shares.set(key, share);
  }
  return [...shares.values()];
}
