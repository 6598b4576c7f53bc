/**
 * A rotation: a new key that every process learns before any process uses it, so that nothing is ever sealed or signed with a
 * key that somebody lacks. It can be interrupted anywhere and run again: `secrets.json` says how far it got.
 */
import type { Knex } from 'knex';
import { processesWithout } from '../../store/incident/process.ts';
import type { DataFolder } from '../data-folder.ts';
import { StartFailure } from '../failure.ts';
import { pause } from '../process.ts';
import type { KeyProvider } from './provider.ts';
import { makeKey, type RingName, type StoredKey, storedKeys, storeKeys } from './stored.ts';

export interface RotationOptions {
  readonly folder: DataFolder;
  readonly provider: KeyProvider;
  readonly db: Knex;
  readonly say: (line: string) => void;
  /** Milliseconds that processes get to take the keys. */
  readonly patience?: number;
}

const PATIENCE_MS = 60_000;

/**
 * Makes a new key for each ring, or goes on with one that an interrupted rotation has made, and returns when all running
 * processes use it.
 * @throws StartFailure naming the processes that do not take the keys; nothing is lost then
 */
export async function rotateKeys(names: readonly RingName[], options: RotationOptions): Promise<void> {
  const { folder, provider, say } = options;
  for (const name of names) {
    const keys = storedKeys(folder, name);
    if (keys.some(({ state }) => state === 'next'))
      say(`  ${name}: 继续上次未完成的轮换 going on with an unfinished rotation`);
    else storeKeys(folder, name, [await makeKey(name, provider, 'next'), ...keys]);
  }
  const ids = names.map((name) => storedKeys(folder, name).find(({ state }) => state === 'next')?.id ?? '');
  await taken('keys_known', ids, options);
  say(`  ✓ 所有进程已取得新密钥 every process knows the new keys: ${ids.join(', ')}`);
  for (const name of names) storeKeys(folder, name, promoted(storedKeys(folder, name), new Date().toISOString()));
  await taken('keys_used', ids, options);
  say('  ✓ 所有进程已改用新密钥 every process uses the new keys');
}

/** The next key becomes the current one. */
function promoted(keys: readonly StoredKey[], at: string): StoredKey[] {
  return keys.map((key): StoredKey => {
    if (key.state === 'next') return { ...key, state: 'current' };
    return key.state === 'current' ? { ...key, state: 'old', replaced: at } : key;
  });
}

async function taken(
  column: 'keys_known' | 'keys_used',
  ids: readonly string[],
  { db, patience = PATIENCE_MS }: RotationOptions,
): Promise<void> {
  for (const until = Date.now() + patience; ; await pause(250)) {
    const without = await processesWithout(db, column, ids);
    if (without.length === 0) return;
    if (Date.now() < until) continue;
    throw new StartFailure(
      `进程 ${without.join('、')} 没有取得新密钥，轮换已暂停；请检查其日志或重新启动后再执行。 These processes did not take the new keys: ${without.join(', ')}. See their logs or restart them, then run the command again.`,
    );
  }
}
