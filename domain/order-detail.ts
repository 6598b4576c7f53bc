/**
 * What the applicant says of an order as a whole, by name: words, input and kinds of orders. The schemas of the details are in
 * contract/order-details.ts; this table is apart because the first load of the console contains it.
 */

import type { OrderDetails, OrderDetailsChange } from './contract/order-details.ts';
import type { Language } from './language.ts';
import { LEDGER_SERVICE_NAMES, type LedgerService } from './ledger-service.ts';

interface DetailDefinition {
  readonly zh: string;
  readonly en: string;
  readonly input: 'text' | 'day';
  /** Of a text, in characters. */
  readonly limit?: number;
  /** The kinds of orders that have it. */
  readonly kinds: readonly LedgerService[];
}

export type OrderDetailName = keyof OrderDetails;

export const ORDER_DETAILS: Readonly<Record<OrderDetailName, DetailDefinition>> = {
  remarks: { zh: '备注', en: 'Remarks', input: 'text', limit: 500, kinds: LEDGER_SERVICE_NAMES },
  requestedCompletionDate: { zh: '期望完成日期', en: 'Requested completion date', input: 'day', kinds: ['general'] },
};

export const ORDER_DETAIL_NAMES = Object.keys(ORDER_DETAILS) as OrderDetailName[];

export function detailNamesOf(kind: LedgerService): OrderDetailName[] {
  return ORDER_DETAIL_NAMES.filter((name) => ORDER_DETAILS[name].kinds.includes(kind));
}

/** The details alone, of an order or of what is given with one. */
export function detailsOf(source: OrderDetails): OrderDetails;

export function detailsOf(source: OrderDetailsChange): OrderDetailsChange;

export function detailsOf(source: OrderDetailsChange): OrderDetailsChange {
  return Object.fromEntries(
    ORDER_DETAIL_NAMES.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]),
  );
}

/** The details of an order in words, each with its name; a blank one has no words. */
export function detailFacts(
  order: OrderDetails & { readonly kind: LedgerService },
  language: Language,
): [name: string, words: string][] {
  return detailNamesOf(order.kind).map((name) => [ORDER_DETAILS[name][language], order[name] ?? '']);
}
