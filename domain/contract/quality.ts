/** 我的质量信息: the results of the enterprise's own instruments over time (requirement A9, manual §2.5). */
import { z } from 'zod';
import { Day, Id, Instant, ListQuery, listOf } from './common.ts';
import { Conclusion } from './result.ts';

const Period = { from: Day.optional(), to: Day.optional() };
export const QualityQuery = z.object(Period);

/** The number of instruments with each conclusion in a month (YYYY-MM, Asia/Shanghai) of completed orders. */
export const QualityMonth = z.object({
  month: z.string(),
  pass: z.number().int(),
  fail: z.number().int(),
  not_tested: z.number().int(),
});
export type QualityMonth = z.infer<typeof QualityMonth>;
/** Oldest first; months without results are left out. */
export const QualityMonths = listOf(QualityMonth);

export const QualityResult = z.object({
  id: Id,
  instrumentId: Id,
  instrumentNumber: z.string(),
  name: z.string(),
  model: z.string(),
  serialNumber: z.string(),
  conclusion: Conclusion,
  measured: z.string(),
  reason: z.string(),
  completedAt: Instant,
  orderId: Id,
  orderNumber: z.string(),
  certificateNumber: z.string().nullable(),
});
export type QualityResult = z.infer<typeof QualityResult>;
export const QualityResultQuery = ListQuery.extend({ ...Period, conclusion: Conclusion.optional() });
export const QualityResultList = listOf(QualityResult);
