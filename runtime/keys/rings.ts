/** The rings of one process: from the environment, where they are set by hand, or from the data folder, which it watches. */
import { unwatchFile, watchFile } from 'node:fs';
import { type KeyRing, LiveKeyRing } from '../../store/keys/ring.ts';
import type { Config } from '../config.ts';
import { DataFolder } from '../data-folder.ts';
import { required } from '../entry.ts';
import { type KeyProvider, openKeyProvider } from './provider.ts';
import { keyOfText, type RingName, storedKeys, unwrapKeys } from './stored.ts';

export interface KeyRings {
  readonly data: KeyRing;
  readonly session: KeyRing;
  /** Calls back after each change of a key. */
  onChange(tell: () => void): void;
  stop(): void;
}

type KeyConfig = Pick<
  Config,
  'DATA_DIR' | 'DATA_KEY' | 'DATA_KEYS_OLD' | 'SESSION_SECRET' | 'SESSION_SECRETS_OLD' | 'KEY_PROVIDER'
>;

/** The texts of a ring that is set by hand, the current one first; none if it is kept in the data folder. */
export function configuredKeys(config: KeyConfig, name: RingName): string[] {
  const [current, old] =
    name === 'data' ? [config.DATA_KEY, config.DATA_KEYS_OLD] : [config.SESSION_SECRET, config.SESSION_SECRETS_OLD];
  return current ? [current, ...(old?.split(',') ?? [])] : [];
}

const SETTING: Readonly<Record<RingName, string>> = { data: 'DATA_KEY', session: 'SESSION_SECRET' };
const WATCH_MS = 1_000;

/**
 * @throws StartFailure if a ring is neither configured nor stored, or a key cannot be unwrapped
 */
export async function openRings(
  config: KeyConfig,
  log?: { error(context: object, message: string): void },
): Promise<KeyRings> {
  const folder = new DataFolder(config.DATA_DIR);
  const provider = await openKeyProvider(config.KEY_PROVIDER);
  const rings = {
    data: new LiveKeyRing(await keysOf(config, folder, provider, 'data')),
    session: new LiveKeyRing(await keysOf(config, folder, provider, 'session')),
  };
  const listeners = new Set<() => void>();
  const file = folder.file('secrets.json');
  const reload = async () => {
    try {
      for (const name of ['data', 'session'] as const)
        rings[name].replace(await keysOf(config, folder, provider, name));
      for (const tell of listeners) tell();
    } catch (error) {
      log?.error({ err: error }, 'the keys could not be read again; the process goes on with those that it has');
    }
  };
  const isWatching = log !== undefined && !(config.DATA_KEY && config.SESSION_SECRET);
  const changed = () => void reload();
  if (isWatching) watchFile(file, { interval: WATCH_MS, persistent: false }, changed);
  return {
    ...rings,
    onChange: (tell) => void listeners.add(tell),
    stop: () => (isWatching ? unwatchFile(file, changed) : undefined),
  };
}

async function keysOf(config: KeyConfig, folder: DataFolder, provider: KeyProvider, name: RingName): Promise<Buffer[]> {
  const configured = configuredKeys(config, name);
  if (configured.length > 0) return configured.map((text) => keyOfText(name, text));
  const stored = await unwrapKeys(storedKeys(folder, name), provider);
  if (stored.length === 0) required(undefined, SETTING[name]);
  return stored;
}
