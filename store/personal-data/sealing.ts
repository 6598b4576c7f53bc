/**
 * Identity and phone numbers: encrypted at rest, found by a keyed digest. Only code on behalf of people who may see
 * them decrypts them.
 */
import { createHmac } from 'node:crypto';
import { derivedRing, type KeyRing, type RingKey } from '../keys/ring.ts';
import { open, seal } from './secret-box.ts';

export interface PersonalData {
  /** Encrypts under the ring's current key; the same text has a different result each time. */
  seal(text: string): Buffer;
  /**
   * Decrypts what `seal` returned, under whatever key of the ring.
   * @throws Error if the ring lacks the key or the bytes were changed
   */
  open(box: Buffer): string;
  /** To store: equal for equal texts under one key. The key's id (8 bytes) and 32 bytes that reveal nothing without the key. */
  digest(text: string): Buffer;
  /** To find: all digests that the text may have been stored with. During a rotation rows have them of several keys. */
  digests(text: string): Buffer[];
}

/** Each use has keys of its own, derived from those of the ring (RFC 5869). */
export function personalData(dataKeys: KeyRing): PersonalData {
  const sealing = derivedRing(dataKeys, 'personal-data');
  const finding = derivedRing(dataKeys, 'personal-data-digest');
  const bare = ({ key }: RingKey, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
  const withId = (key: RingKey, text: string) => Buffer.concat([Buffer.from(key.id, 'hex'), bare(key, text)]);
  return {
    seal: (text) => seal(sealing, text),
    open: (box) => open(sealing, box),
    digest: (text) => withId(finding.current, text),
    // Digests from before the key ring have no id.
    digests: (text) => finding.all.flatMap((key) => [withId(key, text), bare(key, text)]),
  };
}
