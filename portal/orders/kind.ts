import type { OrderKind } from '../../domain/contract/order.ts';

/** The address of the orders of a kind; a new one is under `new`. */
export const ORDERS_AT: Readonly<Record<OrderKind, string>> = { general: '/my/orders', mandatory: '/my/bookings' };

/** The address of a draft's form. */
export function draftPath(kind: OrderKind, orderId: string): string {
  return `${ORDERS_AT[kind]}/${orderId}/edit`;
}
