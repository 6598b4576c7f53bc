/** Signing in as both interfaces do it: where the API asks for a captcha, it is solved and the same is sent again. */
import type { z } from 'zod';
import type { CaptchaChallenge, CaptchaProof } from '../captcha.ts';
import type { Me, SignIn } from './account.ts';
import { ApiProblem, type Client } from './client.ts';

interface SigningIn {
  readonly call: Client;
  /** Does the work off the page's own thread. */
  readonly solve: (challenge: CaptchaChallenge) => Promise<CaptchaProof>;
  /** Tells the page that the work is being done. */
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
