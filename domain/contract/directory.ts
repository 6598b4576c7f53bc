/** 获取企业信息: the public data of an enterprise, by its code (requirement A4). */
import { z } from 'zod';
import { CreditCode } from './account.ts';

export const EnterpriseInformationQuery = z.object({ code: CreditCode });
/** Unknown texts are empty. */
export const EnterpriseInformation = z.object({
  /** Whether an account has this code already. */
  isRegistered: z.boolean(),
  enterpriseName: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
});
export type EnterpriseInformation = z.infer<typeof EnterpriseInformation>;
