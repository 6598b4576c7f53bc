/** What a person enters to sign in (requirement A1). A file of its own, because the first load of the portal contains it. */
import { z } from 'zod';
import { ACCOUNT_KIND_NAMES } from '../role.ts';
import { CaptchaProof, SecondFactor } from './security.ts';
import { withMessage } from './validation-message.ts';

export const SignIn = z.object({
  kind: z.enum(ACCOUNT_KIND_NAMES, withMessage('choose', { field: '用户类型' })),
  username: z
    .string()
    .trim()
    .min(1, withMessage('fill_in', { field: '用户名' }))
    .max(60),
  password: z
    .string()
    .min(1, withMessage('fill_in', { field: '密码' }))
    .max(200),
  /** Required after several failures. */
  captcha: CaptchaProof.optional(),
  /** Required if the person has a second factor. */
  secondFactor: SecondFactor.optional(),
});
