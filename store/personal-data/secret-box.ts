/** Texts encrypted with AES-256-GCM. A box says which key of the ring sealed it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing, RingKey } from '../keys/ring.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Begins a box with the id of its key. Boxes from before the key ring begin with a random iv. */
const MARK = Buffer.from('hzk1');
const ID_BYTES = 8;

/** What boxes of a key begin with: for SQL that looks for boxes of other keys. */
export const boxPrefix = (keyId: string): Buffer => Buffer.concat([MARK, Buffer.from(keyId, 'hex')]);

/** The length of {@link boxPrefix} in bytes. */
export const BOX_PREFIX_BYTES = MARK.length + ID_BYTES;

/** Encrypts under the ring's current key; the result is mark (4) | id of the key (8) | iv (12) | tag (16) | ciphertext. */
export function seal(ring: KeyRing, text: string): Buffer {
  const { id, key } = ring.current;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([boxPrefix(id), iv, cipher.getAuthTag(), ciphertext]);
}

/**
 * Decrypts what `seal` returned. A box without an id is tried with every key of the ring.
 * @throws Error if the ring lacks the key, which it names, or the bytes were changed
 */
export function open(ring: KeyRing, box: Buffer): string {
  const named = box.subarray(0, MARK.length).equals(MARK) ? box.toString('hex', MARK.length, BOX_PREFIX_BYTES) : null;
  const key = ring.all.find(({ id }) => id === named);
  if (key) return decrypt(key, box.subarray(BOX_PREFIX_BYTES));
  for (const each of ring.all) {
    try {
      return decrypt(each, box);
    } catch {
      // Another key of the ring may be the right one.
    }
  }
  throw new Error(`no key of the ring opens the box, which was sealed with key ${named ?? 'without an id'}`);
}

function decrypt({ key }: RingKey, box: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES));
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
