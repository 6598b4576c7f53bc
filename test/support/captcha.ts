import { hash } from 'node:crypto';
import { type CaptchaChallenge, type CaptchaProof, solveCaptcha } from '../../domain/captcha.ts';

export function solve(challenge: CaptchaChallenge): CaptchaProof {
  return solveCaptcha(challenge, (text) => hash('sha256', text, 'buffer'));
}
