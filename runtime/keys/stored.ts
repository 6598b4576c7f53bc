/** The rings of keys in `secrets.json` of the data folder. */
import { randomBytes } from 'node:crypto';
import { keyId } from '../../store/keys/ring.ts';
import type { DataFolder } from '../data-folder.ts';
import { StartFailure } from '../failure.ts';
import { FILE_PROVIDER, type KeyProvider, unwrapWith } from './provider.ts';

export const RING_NAMES = ['data', 'session'] as const;
export type RingName = (typeof RING_NAMES)[number];

/** Where an earlier version kept its only key, as 64 hexadecimal digits. */
const ONLY_KEY: Readonly<Record<RingName, string>> = { data: 'data-key', session: 'session' };

export interface StoredKey {
  readonly id: string;
  /** As the provider of this name wrapped it. */
  readonly wrapped: string;
  readonly provider: string;
  /** `next`: everybody learns it, nobody uses it yet. */
  readonly state: 'next' | 'current' | 'old';
  /** An instant; null for a key from before the ring. */
  readonly made: string | null;
  /** When the next key took its place. */
  readonly replaced?: string;
}

export type StoredRings = Readonly<Partial<Record<RingName, readonly StoredKey[]>>>;

type Secrets = Readonly<Record<string, unknown>> & { readonly keys?: StoredRings };

const read = (folder: DataFolder): Secrets => folder.readJson<Secrets>('secrets.json') ?? {};

/** The stored keys of a ring; none if it has not been made. */
export function storedKeys(folder: DataFolder, name: RingName): readonly StoredKey[] {
  return read(folder).keys?.[name] ?? [];
}

/** Replaces the stored keys of a ring, and nothing else in the file. */
export function storeKeys(folder: DataFolder, name: RingName, keys: readonly StoredKey[]): void {
  const { [ONLY_KEY[name]]: _, ...secrets } = read(folder);
  folder.writeJson('secrets.json', { ...secrets, keys: { ...read(folder).keys, [name]: keys } });
}

/** What is signed with a session secret was always signed with its 64 hexadecimal digits, not with the bytes that they stand for. */
export const keyOfText = (name: RingName, hex: string): Buffer =>
  name === 'session' ? Buffer.from(hex, 'utf8') : Buffer.from(hex, 'hex');

/** A new key, made by this machine's random generator. */
export async function makeKey(name: RingName, provider: KeyProvider, state: StoredKey['state']): Promise<StoredKey> {
  return wrapped(keyOfText(name, randomBytes(32).toString('hex')), provider, state, new Date().toISOString());
}

async function wrapped(
  key: Buffer,
  provider: KeyProvider,
  state: StoredKey['state'],
  made: string | null,
): Promise<StoredKey> {
  return { id: keyId(key), wrapped: await provider.wrap(key), provider: provider.name, state, made };
}

/**
 * Makes the ring at the first start, takes over the only key of an earlier version, and wraps keys that were stored
 * unprotected once a KMS is configured. Only the process that holds the folder's lock calls it.
 */
export async function ensureKeys(folder: DataFolder, name: RingName, provider: KeyProvider): Promise<void> {
  const known = storedKeys(folder, name);
  if (known.length === 0) {
    const only = read(folder)[ONLY_KEY[name]];
    const first =
      typeof only === 'string'
        ? await wrapped(keyOfText(name, only), provider, 'current', null)
        : await makeKey(name, provider, 'current');
    storeKeys(folder, name, [first]);
  } else if (known.some((key) => isToWrap(key, provider))) {
    storeKeys(folder, name, await Promise.all(known.map((key) => wrappedAgain(key, provider))));
  }
}

const isToWrap = (key: StoredKey, provider: KeyProvider) =>
  key.provider === FILE_PROVIDER.name && provider.name !== FILE_PROVIDER.name;

async function wrappedAgain(key: StoredKey, provider: KeyProvider): Promise<StoredKey> {
  if (!isToWrap(key, provider)) return key;
  const plain = await FILE_PROVIDER.unwrap(key.wrapped);
  return { ...key, wrapped: await provider.wrap(plain), provider: provider.name };
}

const ORDER: Readonly<Record<StoredKey['state'], number>> = { current: 0, next: 1, old: 2 };

/**
 * The keys themselves, the current one first.
 * @throws StartFailure if a key was wrapped by another provider, or cannot be unwrapped
 */
export async function unwrapKeys(keys: readonly StoredKey[], provider: KeyProvider): Promise<Buffer[]> {
  const sorted = keys.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return Promise.all(
    sorted.map((key) => {
      if (key.provider === provider.name) return unwrapWith(provider, key.id, key.wrapped);
      throw new StartFailure(
        `密钥 ${key.id} 由 ${key.provider} 保护，当前为 ${provider.name}；请设置 KEY_PROVIDER。 The key was wrapped by ${key.provider}; set KEY_PROVIDER.`,
      );
    }),
  );
}
