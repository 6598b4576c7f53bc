/** Experts 专家: imported by an administrator, without “My” pages (requirement A2, manual §2.2, §2.5). */
import { z } from 'zod';
import { Username } from './account.ts';
import { Email, Id, Instant, ListQuery, listOf, Mobile, optionalText, text } from './common.ts';

export const ExpertInput = z.object({
  username: Username,
  displayName: text(50, '姓名'),
  unit: text(100, '工作单位'),
  field: optionalText(100, '专业领域'),
  mobile: Mobile,
  email: Email,
});
export type ExpertInput = z.output<typeof ExpertInput>;

export const Expert = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  unit: z.string(),
  field: z.string(),
  /** Masked. */
  mobile: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  createdAt: Instant,
});
export type Expert = z.infer<typeof Expert>;
export const ExpertQuery = ListQuery;
export const ExpertList = listOf(Expert);
export const ExpertAccess = z.object({ disabled: z.boolean() });
