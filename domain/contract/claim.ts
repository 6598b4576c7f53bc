/** Who works on which share: claimed by a person or assigned by a supervisor (requirement E1). */
import { z } from 'zod';
import { DUTY_NAMES } from '../role.ts';
import { Id, Instant, listOf } from './common.ts';
import { says } from './speaking.ts';

export const Claim = z.object({
  accountId: Id,
  name: z.string(),
  since: Instant,
  /** A supervisor gave it: it is not released by itself. */
  assigned: z.boolean(),
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
  shareIds: z.array(Id).min(1, says('share_chosen')).max(200),
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
