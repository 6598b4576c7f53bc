/** Texts encrypted with AES-256-GCM. A box says which key of the ring sealed it. */
import { decrypt, encrypt } from '../keys/aes-gcm.ts';
import type { KeyRing } from '../keys/ring.ts';

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
  return Buffer.concat([boxPrefix(id), encrypt(key, Buffer.from(text, 'utf8'))]);
}

/**
 * Decrypts what `seal` returned. A box without an id is tried with every key of the ring.
 * @throws Error if the ring lacks the key, which it names, or the bytes were changed
 */
export function open(ring: KeyRing, box: Buffer): string {
  const named = box.subarray(0, MARK.length).equals(MARK) ? box.toString('hex', MARK.length, BOX_PREFIX_BYTES) : null;
  const known = ring.all.find(({ id }) => id === named);
  if (known) return decrypt(known.key, box.subarray(BOX_PREFIX_BYTES)).toString('utf8');
  for (const { key } of ring.all) {
    try {
      return decrypt(key, box).toString('utf8');
    } catch {
      // Another key of the ring may be the right one.
    }
  }
  throw new Error(`no key of the ring opens the box, which was sealed with key ${named ?? 'without an id'}`);
}
