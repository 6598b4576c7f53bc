/** Signing in, for both interfaces: if the API requires a captcha, it is solved and the request is repeated. */
import type { z } from 'zod';
import type { CaptchaChallenge, CaptchaProof } from '../captcha.ts';
import type { Me } from './account.ts';
import { ApiProblem, type Client } from './client.ts';
import type { SignIn } from './sign-in.ts';

interface SigningIn {
  readonly call: Client;
  /** Solves the challenge outside the page's main thread. */
  readonly solve: (challenge: CaptchaChallenge) => Promise<CaptchaProof>;
  /** Reports to the page whether a captcha is being solved. */
  readonly onSolving: (solving: boolean) => void;
}

export async function signInSolving(body: z.input<typeof SignIn>, { call, solve, onSolving }: SigningIn): Promise<Me> {
  try {
    return await call('signIn', { body });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.type !== 'captcha_required') throw error;
  }
  onSolving(true);
  try {
    const captcha = await solve(await call('captcha'));
    return await call('signIn', { body: { ...body, captcha } });
  } finally {
    onSolving(false);
  }
}
