/**
 * The library of standard reasons: maintained by administrators, offered where people write a reason (requirement
 * E3).
 */
import { z } from 'zod';
import { REASON_OCCASION_NAMES } from '../reason.ts';
import { Id, ListQuery, listOf, text } from './common.ts';

const Occasion = z.enum(REASON_OCCASION_NAMES);

/** The standard reasons that the notes were composed of; their use is counted from here. */
export const ReasonIds = z.array(Id).max(20).optional();

/** A reason to choose from; those used most in the last year come first. */
export const OfferedReason = z.object({ id: Id, title: z.string(), text: z.string() });
export type OfferedReason = z.infer<typeof OfferedReason>;
export const OfferedReasons = listOf(OfferedReason);
export const OfferedQuery = z.object({ occasion: Occasion });

const reasonFields = {
  title: text(30, '原因名称'),
  text: text(500, '原因全文'),
  /** Not offered any more. */
  retired: z.boolean().default(false),
};
export const ReasonInput = z.object({ occasion: Occasion, ...reasonFields });
export type ReasonInput = z.output<typeof ReasonInput>;
/** The occasion cannot be changed: use on one occasion says nothing about another. */
export const ReasonChange = z.object(reasonFields);
export type ReasonChange = z.input<typeof ReasonChange>;

export const ManagedReason = z.object({
  id: Id,
  occasion: Occasion,
  title: z.string(),
  text: z.string(),
  retired: z.boolean(),
  /** How often it was used in the last twelve months. */
  uses: z.number().int(),
  /** Percentage of the reasons given on this occasion; null if none was given. */
  percentage: z.number().int().nullable(),
});
export type ManagedReason = z.infer<typeof ManagedReason>;
export const ManagedReasonQuery = ListQuery.extend({
  occasion: Occasion.optional(),
  retired: z.enum(['true', 'false']).optional(),
});
