/** `npm run keys -- list | rotate | reseal | remove <id> | export`: the keys of the installation, while it runs. */
import { Client, Connection } from '@temporalio/client';
import { reseal } from '../store/keys/reseal.ts';
import type { KeyRing } from '../store/keys/ring.ts';
import { StartFailure } from './failure.ts';
import { say } from './foreground.ts';
import { type EarlierKey, needsOfDataKey, needsOfSessionSecret } from './keys/needs.ts';
import { openKeyProvider } from './keys/provider.ts';
import { configuredKeys, openRings } from './keys/rings.ts';
import { rotateKeys } from './keys/rotate.ts';
import { RING_NAMES, type RingName, storedKeys, storeKeys } from './keys/stored.ts';
import { openRunning, type Running } from './running.ts';

const WORDS: Readonly<Record<RingName, { readonly title: string; readonly setting: string; readonly old: string }>> = {
  data: { title: '数据密钥 data keys', setting: 'DATA_KEY', old: 'DATA_KEYS_OLD' },
  session: { title: '会话密钥 session secrets', setting: 'SESSION_SECRET', old: 'SESSION_SECRETS_OLD' },
};
const USAGE = '用法 usage: npm run keys -- list | rotate | reseal | remove <id> | export';

async function withTemporal<T>({ config, temporal }: Running, work: (temporal: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect(temporal);
  try {
    return await work(new Client({ connection, namespace: config.TEMPORAL_NAMESPACE }));
  } finally {
    await connection.close();
  }
}

/** One rotation at a time. */
async function alone(running: Running, work: () => Promise<void>): Promise<void> {
  const { db } = running;
  const connection = await db.client.acquireConnection();
  const lock = (call: string) => connection.query(`select ${call}(hashtext('hengzhun.keys')) as done`);
  try {
    const { rows } = await lock('pg_try_advisory_lock');
    if (!rows[0]?.done)
      throw new StartFailure('另一个密钥命令正在执行。 Another command for keys is running; wait until it has ended.');
    await work();
    await lock('pg_advisory_unlock');
  } finally {
    await db.client.releaseConnection(connection);
  }
}

async function rotate(running: Running): Promise<void> {
  const { config, folder, db } = running;
  const byHand = RING_NAMES.filter((name) => configuredKeys(config, name).length > 0);
  const own = RING_NAMES.filter((name) => !byHand.includes(name));
  for (const name of byHand)
    say(
      `  ${WORDS[name].setting} 由环境变量设置，须手动轮换，见 docs/operations。 ${WORDS[name].setting} is set by hand and is rotated by hand, see docs/operations.`,
    );
  if (own.length > 0) await rotateKeys(own, { folder, db, say, provider: await openKeyProvider(config.KEY_PROVIDER) });
  await resealAll(running);
  await list(running);
}

async function resealAll({ config, db }: Running): Promise<void> {
  // As the rotation has left them.
  const { data } = await openRings(config);
  let rows = 0;
  const done = new Map<string, number>();
  const unopened = await reseal(db, data, (progress) => {
    rows += progress.done - (done.get(progress.column) ?? 0);
    done.set(progress.column, progress.done);
    say(`  ${progress.column}: ${progress.done}`);
  });
  say(`  ✓ 重新加密 ${rows} 个值 ${rows} values sealed again with key ${data.current.id}`);
  if (unopened.length === 0) return;
  for (const { column, id } of unopened) say(`  ✗ ${column} ${id}`);
  throw new StartFailure(
    `有 ${unopened.length} 个值没有密钥可以解开，请找回其密钥并列入 DATA_KEYS_OLD。 No key opens ${unopened.length} values; find their key and list it in DATA_KEYS_OLD.`,
  );
}

/** Every key but the current one, with what is known of it. */
function earlierKeys({ config, folder }: Running, name: RingName, ring: KeyRing): EarlierKey[] {
  const stored = configuredKeys(config, name).length > 0 ? [] : storedKeys(folder, name);
  return ring.all.slice(1).flatMap(({ id }, at, all) => {
    const known = stored.find((key) => key.id === id);
    if (known?.state === 'next') return [];
    return [{ id, replaced: known?.replaced ? new Date(known.replaced) : null, isFirst: at === all.length - 1 }];
  });
}

async function list(running: Running): Promise<void> {
  const { db } = running;
  const rings = await openRings(running.config);
  await withTemporal(running, async (temporal) => {
    for (const name of RING_NAMES) {
      say(WORDS[name].title);
      say(`  ${rings[name].current.id}  当前 current`);
      for (const key of earlierKeys(running, name, rings[name])) {
        const needs = name === 'data' ? await needsOfDataKey(db, temporal, key) : needsOfSessionSecret(key);
        const since = key.replaced ? ` ${key.replaced.toISOString()}` : '';
        say(`  ${key.id}  旧 old${since}${needs.length === 0 ? '：不再需要 needed by nothing any more' : ''}`);
        for (const { zh, en } of needs) say(`      仍需用于 ${zh}。 Needed by ${en}.`);
      }
    }
  });
}

/** @throws StartFailure where the key is in use, needed, set by hand or unknown */
async function remove(running: Running, id: string): Promise<void> {
  const rings = await openRings(running.config);
  for (const name of RING_NAMES) {
    const key = earlierKeys(running, name, rings[name]).find((known) => known.id === id);
    if (!key) continue;
    if (configuredKeys(running.config, name).length > 0)
      throw new StartFailure(
        `密钥 ${id} 由环境变量设置，请从 ${WORDS[name].old} 中删除。 The key is set by hand; take it out of ${WORDS[name].old}.`,
      );
    const needs =
      name === 'data'
        ? await withTemporal(running, (temporal) => needsOfDataKey(running.db, temporal, key))
        : needsOfSessionSecret(key);
    if (needs.length > 0)
      throw new StartFailure(
        `密钥 ${id} 仍需用于：${needs.map(({ zh }) => zh).join('；')}。 The key is still needed by ${needs.map(({ en }) => en).join('; ')}.`,
      );
    storeKeys(
      running.folder,
      name,
      storedKeys(running.folder, name).filter((stored) => stored.id !== id),
    );
    say(`密钥 ${id} 已删除。 Key ${id} is removed.`);
    return;
  }
  throw new StartFailure(`没有旧密钥 ${id}。 There is no earlier key ${id}; see npm run keys -- list.`);
}

/** The keys as settings, to take them out of the data folder. */
function exportKeys({ rings: { data, session } }: Running): void {
  const texts = {
    data: data.all.map(({ key }) => key.toString('hex')),
    session: session.all.map(({ key }) => key.toString('utf8')),
  };
  for (const name of RING_NAMES) {
    const [current, ...old] = texts[name];
    say(`${WORDS[name].setting}=${current}`);
    if (old.length > 0) say(`${WORDS[name].old}=${old.join(',')}`);
  }
}

const [command, argument = ''] = process.argv.slice(2);
try {
  const running = await openRunning(4);
  try {
    if (command === 'list') await list(running);
    else if (command === 'rotate') await alone(running, () => rotate(running));
    else if (command === 'reseal') await alone(running, () => resealAll(running));
    else if (command === 'remove') await alone(running, () => remove(running, argument));
    else if (command === 'export') exportKeys(running);
    else throw new StartFailure(USAGE);
  } finally {
    running.rings.stop();
    await running.db.destroy();
  }
} catch (error) {
  console.error(error instanceof StartFailure ? error.message : error);
  process.exitCode = 1;
}
