/** Institutions that work can be forwarded to, and work whose institution lost its authorisation (requirement C4). */
import { z } from 'zod';
import { STAGE_NAMES } from '../stage.ts';
import { CommaIds, Id, Instant, listOf } from './common.ts';

export const ForwardTarget = z.object({ id: Id, name: z.string() });
export const ForwardTargets = listOf(ForwardTarget);
/** The instruments to forward; all of the share if none are named. */
export const ForwardQuery = z.object({ itemIds: CommaIds });

export const UnauthorisedShare = z.object({
  id: Id,
  orderId: Id,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  institutionName: z.string(),
  stage: z.enum(STAGE_NAMES),
  stageSince: Instant,
  instruments: z.array(
    z.object({ name: z.string(), instrumentNumber: z.string(), region: z.string(), kind: z.string() }),
  ),
});
export type UnauthorisedShare = z.infer<typeof UnauthorisedShare>;
export const UnauthorisedShares = listOf(UnauthorisedShare);
