import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type CaptchaChallenge, solveCaptcha } from '../../domain/captcha.ts';

// The browser's own SHA-256 is missing at plain-http addresses of an intranet, and slower for single texts.
self.addEventListener('message', ({ data }: MessageEvent<CaptchaChallenge>) => {
  self.postMessage(solveCaptcha(data, (text) => sha256(utf8ToBytes(text))));
});
