/** What a signed-in person proves before they change how they sign in, or how others do. */
import { z } from 'zod';
import type { ProblemType } from '../problem.ts';
import { SecondFactor } from './security.ts';
import { withMessage } from './validation-message.ts';

/** For a form that needs the proof for some of its fields only. */
export const proofFields = {
  /** The person's own password. */
  currentPassword: z.string().max(200).default(''),
  /** Needed if the person has a second factor. */
  secondFactor: z.union([z.literal(''), SecondFactor]).default(''),
};

/** For a request that always needs the proof. */
export const Proof = z.object({
  ...proofFields,
  currentPassword: z
    .string(withMessage('fill_in', { field: '您的登录密码' }))
    .min(1, withMessage('fill_in', { field: '您的登录密码' }))
    .max(200),
});
/** How the proof fails. */
export const PROOF = [
  'current_password_wrong',
  'second_factor_required',
  'second_factor_wrong',
  'signed_out_by_limit',
] as const satisfies readonly ProblemType[];

export type Proof = z.output<typeof Proof>;
