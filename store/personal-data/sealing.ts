/** Identity and phone numbers: sealed at rest, found by a keyed digest. Only those who may see them open them. */
import { createHmac, hkdfSync } from 'node:crypto';
import { open, seal } from './secret-box.ts';

const KEY_BYTES = 32;

export interface PersonalData {
  /** Encrypts; the same text gives another box every time. */
  seal(text: string): Buffer;
  /**
   * Opens what `seal` made.
   * @throws Error if the key is another one or the box was changed
   */
  open(box: Buffer): string;
  /** 32 bytes that are equal for equal texts and say nothing of them without the key. */
  digest(text: string): Buffer;
}

/** Each use has a key of its own, derived from the configured one (RFC 5869). */
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
