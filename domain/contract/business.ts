/** 我的业务办理: the shares that were given to an institution (requirement A9). */
import { z } from 'zod';
import { DELIVERY_MODE_NAMES, STAGE_NAMES } from '../stage.ts';
import { commaList, Id, Instant, ListQuery, listOf } from './common.ts';

/** A share, for the institution that works on it. */
export const BusinessShare = z.object({
  id: Id,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  instrumentCount: z.number().int(),
  stage: z.enum(STAGE_NAMES),
  stageSince: Instant,
});
export type BusinessShare = z.infer<typeof BusinessShare>;
export const BusinessQuery = ListQuery.extend({ stage: commaList(STAGE_NAMES) });
export const BusinessList = listOf(BusinessShare);

export const StageCount = z.object({ stage: z.enum(STAGE_NAMES), count: z.number().int() });
/** Stages with at least one share, in the order of the work. */
export const BusinessCounts = listOf(StageCount);
