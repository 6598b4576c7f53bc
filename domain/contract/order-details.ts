/**
 * What the applicant says of an order as a whole. Forms, pages, the slip, workbooks, SQL and the differences between rounds
 * go through these tables: a detail is a line in each, and a column of `booking_order` by the same name in snake case.
 */
import { z } from 'zod';
import type { Language } from '../language.ts';
import { LEDGER_SERVICE_NAMES, type LedgerService } from '../ledger-service.ts';
import { businessDay } from '../time.ts';
import { Day, optionalText } from './common.ts';
import { withMessage } from './validation-message.ts';

/** As they are read. */
export const OrderDetails = z.object({
  remarks: z.string(),
  requestedCompletionDate: Day.nullable(),
});
export type OrderDetails = z.infer<typeof OrderDetails>;

const ComingDay = Day.refine((day) => day >= businessDay(new Date()), withMessage('day_passed'));

/** As they are given with a draft. What depends on the day is checked again when the draft is submitted. */
export const OrderDetailsInput = z.object({
  remarks: optionalText(500, '备注'),
  requestedCompletionDate: ComingDay.nullable().default(null),
});

/** As they are corrected: what is left out stays as it is. */
export const OrderDetailsChange = z.object({
  remarks: OrderDetailsInput.shape.remarks.unwrap().optional(),
  requestedCompletionDate: ComingDay.nullable().optional(),
});
export type OrderDetailsChange = z.infer<typeof OrderDetailsChange>;

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

export const NO_DETAILS: OrderDetails = OrderDetailsInput.parse({});

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
