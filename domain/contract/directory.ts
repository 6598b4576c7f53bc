/** 获取企业信息: what is publicly known of an enterprise by its code (requirement A4). */
import { z } from 'zod';
import { CreditCode } from './account.ts';

export const EnterpriseInformationQuery = z.object({ code: CreditCode });
/** Empty texts are not known. */
export const EnterpriseInformation = z.object({
  /** The code has an account already. */
  isRegistered: z.boolean(),
  enterpriseName: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
});
export type EnterpriseInformation = z.infer<typeof EnterpriseInformation>;
