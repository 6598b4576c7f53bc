/**
 * Identity and phone numbers: encrypted at rest, found by a keyed digest. Only code on behalf of people who may see
 * them decrypts them.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { open, seal } from './secret-box.ts';

const KEY_BYTES = 32;

export interface PersonalData {
  /** Encrypts; the same text has a different result each time. */
  seal(text: string): Buffer;
  /**
   * Decrypts what `seal` returned.
   * @throws Error if the key is another one or the bytes were changed
   */
  open(box: Buffer): string;
  /** 32 bytes that are equal for equal texts and reveal nothing without the key. */
  digest(text: string): Buffer;
}

/** Each use has its own key, derived from the configured one (RFC 5869). */
export function personalData(dataKey: Buffer): PersonalData {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', dataKey, '', `hengzhun/${use}`, KEY_BYTES));
  const sealing = derived('personal-data');
  const finding = derived('personal-data-digest');
  return {
    seal: (text) => seal(sealing, text),
    open: (box) => open(sealing, box),
    digest: (text) => createHmac('sha256', finding).update(text, 'utf8').digest(),
  };
}
