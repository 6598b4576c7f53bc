import type { OrderKind } from '../../domain/contract/order.ts';

/** Where the orders of a kind are listed; a new one is under `new`. */
export const ORDERS_AT: Readonly<Record<OrderKind, string>> = { general: '/my/orders', mandatory: '/my/bookings' };

/** Where the form of a draft is. */
export function draftPath(kind: OrderKind, orderId: string): string {
  return `${ORDERS_AT[kind]}/${orderId}/edit`;
}
