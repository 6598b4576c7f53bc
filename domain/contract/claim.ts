/** Who works on which share: claimed by a person, or given by a supervisor or a department's rule (requirement E1). */
import { z } from 'zod';
import { ASSIGNMENT_RULE_NAMES } from '../assignment.ts';
import { DUTY_NAMES } from '../role.ts';
import { Id, Instant, listOf } from './common.ts';
import { withMessage } from './validation-message.ts';

export const Claim = z.object({
  accountId: Id,
  name: z.string(),
  since: Instant,
  /** It was given, and is not released by itself. */
  assigned: z.boolean(),
  /** The rule that gave it; null where a person did. */
  rule: z.enum(ASSIGNMENT_RULE_NAMES).nullable(),
});
export type Claim = z.infer<typeof Claim>;

/** `takeOver` takes it from whoever has it, who is told. */
export const ClaimInput = z.object({ takeOver: z.boolean().default(false) });

/** What everybody who has the share open is told. */
export const Watch = z.object({
  claim: Claim.nullable(),
  /** Others of the institution who have it open. */
  viewers: z.array(z.object({ name: z.string() })),
});

/** `mine`; `free` nobody's; `available` either of them. */
export const CLAIM_FILTERS = ['mine', 'free', 'available'] as const;
export type ClaimFilter = (typeof CLAIM_FILTERS)[number];

export const Assignment = z.object({
  shareIds: z.array(Id).min(1, withMessage('share_chosen')).max(200),
  /** Null takes the shares back: they are nobody's. */
  accountId: Id.nullable(),
});
export const AssignmentOutcome = listOf(
  z.object({
    shareId: Id,
    orderNumber: z.string(),
    /** Why it was left as it is, in words; null where it was done. */
    refused: z.string().nullable(),
  }),
);

/** The staff of one's institution who can be given work. */
export const Colleagues = listOf(z.object({ id: Id, name: z.string(), duties: z.array(z.enum(DUTY_NAMES)) }));
