/** Claims on shares: made by a person, or assigned by a supervisor or a department's rule (requirement E1). */
import { z } from 'zod';
import { ASSIGNMENT_RULE_NAMES } from '../assignment.ts';
import { DUTY_NAMES } from '../role.ts';
import { Id, Instant, listOf } from './common.ts';
import { withMessage } from './validation-message.ts';

export const Claim = z.object({
  accountId: Id,
  name: z.string(),
  since: Instant,
  /** Whether it was assigned, in which case it is not released automatically after a command. */
  assigned: z.boolean(),
  /** The rule that assigned it; null if a person did. */
  rule: z.enum(ASSIGNMENT_RULE_NAMES).nullable(),
});
export type Claim = z.infer<typeof Claim>;

/** `takeOver` takes the share from its holder, who is notified. */
export const ClaimInput = z.object({ takeOver: z.boolean().default(false) });

/** The data for everybody who has the share open. */
export const Watch = z.object({
  claim: Claim.nullable(),
  /** Other people of the institution who have it open. */
  viewers: z.array(z.object({ name: z.string() })),
});

/** `free`: nobody's; `available`: the reader's own or nobody's. */
export const CLAIM_FILTERS = ['mine', 'free', 'available'] as const;
export type ClaimFilter = (typeof CLAIM_FILTERS)[number];

export const Assignment = z.object({
  shareIds: z.array(Id).min(1, withMessage('share_chosen')).max(200),
  /** Null takes the shares back, so that nobody has them. */
  accountId: Id.nullable(),
});
export const AssignmentOutcome = listOf(
  z.object({
    shareId: Id,
    orderNumber: z.string(),
    /** Why the share was not assigned, in words; null if it was. */
    refused: z.string().nullable(),
  }),
);

/** Staff of the reader's institution to whom work can be assigned. */
export const Colleagues = listOf(z.object({ id: Id, name: z.string(), duties: z.array(z.enum(DUTY_NAMES)) }));
