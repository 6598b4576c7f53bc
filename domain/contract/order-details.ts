/**
 * What the applicant says of an order as a whole. Forms, pages, the slip, workbooks, SQL and the differences between rounds
 * go through these schemas and the table in domain/order-detail.ts: a detail is a line in each, and a column of `booking_order`
 * by the same name in snake case.
 */

import { z } from 'zod';
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

export const NO_DETAILS: OrderDetails = OrderDetailsInput.parse({});
