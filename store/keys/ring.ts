/**
 * Key rings: the key in use and earlier ones, which still open what they sealed. A ring is live: a rotation replaces its
 * keys while the process runs, so nobody keeps a key of it.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** Enough to tell the keys of one ring apart; it reveals nothing of the key. */
const ID_BYTES = 8;

export interface RingKey {
  /** 16 hexadecimal digits, derived from the key itself: the same in every process, whoever configured it. */
  readonly id: string;
  readonly key: Buffer;
}

export interface KeyRing {
  /** The key that seals and signs. */
  readonly current: RingKey;
  /** All keys that open and verify, the current one first. */
  readonly all: readonly RingKey[];
}

/** The id of a key. */
export function keyId(key: Buffer): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'hengzhun/key-id', KEY_BYTES));
  return createHash('sha256')
    .update(derived)
    .digest('hex')
    .slice(0, ID_BYTES * 2);
}

export class LiveKeyRing implements KeyRing {
  #all: readonly RingKey[] = [];
  #current: RingKey;

  /** @param keys the current one first; further ones open and verify only */
  constructor(keys: readonly Buffer[]) {
    this.#current = this.replace(keys);
  }

  get current(): RingKey {
    return this.#current;
  }

  get all(): readonly RingKey[] {
    return this.#all;
  }

  /** Takes other keys, the current one first. */
  replace(keys: readonly Buffer[]): RingKey {
    const all = keys.map((key) => this.#all.find((known) => known.key.equals(key)) ?? { id: keyId(key), key });
    const [current] = all;
    if (!current) throw new Error('a key ring has at least one key');
    this.#all = all;
    this.#current = current;
    return current;
  }
}

/** A ring whose keys do not change. */
export function keyRing(...keys: readonly Buffer[]): KeyRing {
  return new LiveKeyRing(keys);
}

const derivedKeys = new WeakMap<RingKey, Map<string, RingKey>>();

function derivedKey(from: RingKey, use: string): RingKey {
  const known = derivedKeys.get(from) ?? new Map<string, RingKey>();
  derivedKeys.set(from, known);
  const made = known.get(use) ?? {
    id: from.id,
    key: Buffer.from(hkdfSync('sha256', from.key, '', `hengzhun/${use}`, KEY_BYTES)),
  };
  known.set(use, made);
  return made;
}

/** The ring of keys for one use, each derived from a key of the ring (RFC 5869), with the same id. It is as live as the ring. */
export function derivedRing(ring: KeyRing, use: string): KeyRing {
  return {
    get current() {
      return derivedKey(ring.current, use);
    },
    get all() {
      return ring.all.map((key) => derivedKey(key, use));
    },
  };
}

/** HMAC-SHA-256 (RFC 2104) under the current key. */
export function macOf(ring: KeyRing, ...parts: readonly (string | Buffer)[]): Buffer {
  return macUnder(ring.current, parts);
}

/**
 * Whether `given`, possibly cut to its first bytes, is the code of these parts under any key of the ring.
 * @param bytes length that is compared
 */
export function isMacOf(ring: KeyRing, given: Buffer, bytes: number, ...parts: readonly (string | Buffer)[]): boolean {
  if (given.length !== bytes) return false;
  return ring.all.some((key) => timingSafeEqual(given, macUnder(key, parts).subarray(0, bytes)));
}

function macUnder({ key }: RingKey, parts: readonly (string | Buffer)[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
