import type { CaptchaChallenge, CaptchaProof } from '../../domain/captcha.ts';

/** Solves a captcha in a web worker, so that the page stays responsive. */
export function solve(challenge: CaptchaChallenge): Promise<CaptchaProof> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<CaptchaProof>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<CaptchaProof>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('the captcha could not be solved')));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
