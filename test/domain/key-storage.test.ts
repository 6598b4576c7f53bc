/** The rings of keys in the data folder, those set by hand, and an operator's KMS. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataFolder } from '../../runtime/data-folder.ts';
import { FILE_PROVIDER, openKeyProvider } from '../../runtime/keys/provider.ts';
import { openRings } from '../../runtime/keys/rings.ts';
import { ensureKeys, makeKey, type StoredKey, storedKeys, storeKeys } from '../../runtime/keys/stored.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { personalData } from '../../store/personal-data/sealing.ts';

const [HEX, OTHER] = ['01'.repeat(32), '02'.repeat(32)];
let folder: DataFolder;
beforeEach(() => {
  folder = new DataFolder(mkdtempSync(join(tmpdir(), 'hengzhun-keys-')));
  return () => rmSync(folder.path, { recursive: true, force: true });
});

const ensureAll = async (provider = FILE_PROVIDER) => {
  for (const name of ['data', 'session'] as const) await ensureKeys(folder, name, provider);
};

describe('keys in the data folder', () => {
  it('are made at the first start, kept afterwards, and readable by their owner only', async () => {
    await ensureAll();
    const made = storedKeys(folder, 'data');
    expect(made).toMatchObject([{ state: 'current', provider: 'file' }]);
    await ensureAll();
    expect(storedKeys(folder, 'data')).toEqual(made);
    expect(statSync(folder.file('secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('take over the only key of an earlier version, and leave the other secrets alone', async () => {
    folder.writeJson('secrets.json', { 'data-key': HEX, session: OTHER, hengzhun_app: 'a password' });
    await ensureAll();
    const rings = await openRings({ DATA_DIR: folder.path });
    expect(rings.data.current.key).toEqual(Buffer.from(HEX, 'hex'));
    // Cookies are signed with the digits themselves.
    expect(rings.session.current.key).toEqual(Buffer.from(OTHER));
    expect(folder.secret('hengzhun_app')).toBe('a password');
    expect(folder.readJson<object>('secrets.json')).not.toHaveProperty('data-key');
  });

  it('reach a running process without a restart, and a file that cannot be read changes nothing', async () => {
    await ensureAll();
    const log = { error: vi.fn() };
    const rings = await openRings({ DATA_DIR: folder.path }, log);
    try {
      const told = vi.fn();
      rings.onChange(told);
      const before = storedKeys(folder, 'data');
      const next = await makeKey('data', FILE_PROVIDER, 'next');
      storeKeys(folder, 'data', [next, ...before]);
      await expect.poll(() => told.mock.calls.length, { timeout: 10_000 }).toBe(1);
      expect(rings.data.all.map(({ id }) => id)).toEqual([before[0]?.id, next.id]);
      storeKeys(folder, 'data', [
        { ...next, state: 'current' },
        ...before.map((key): StoredKey => ({ ...key, state: 'old', replaced: new Date().toISOString() })),
      ]);
      await expect.poll(() => rings.data.current.id, { timeout: 10_000 }).toBe(next.id);
      writeFileSync(folder.file('secrets.json'), '{');
      await expect.poll(() => log.error.mock.calls.length, { timeout: 10_000 }).toBe(1);
      expect(rings.data.all).toHaveLength(2);
    } finally {
      rings.stop();
    }
  });
});

describe('keys set by hand', () => {
  it('form a ring of the current one and the earlier ones', async () => {
    const set = { DATA_KEY: HEX, DATA_KEYS_OLD: OTHER, SESSION_SECRET: HEX };
    const { data, session } = await openRings({ DATA_DIR: folder.path, ...set });
    const sealed = personalData(keyRing(Buffer.from(OTHER, 'hex'))).seal('13912345678');
    expect(personalData(data).open(sealed)).toBe('13912345678');
    expect(data.current.key).toEqual(Buffer.from(HEX, 'hex'));
    expect(session.all).toHaveLength(1);
  });

  it('are asked for where neither they nor a data folder with keys are there', async () => {
    await expect(openRings({ DATA_DIR: folder.path })).rejects.toThrow(/DATA_KEY is not set/);
  });
});

describe('a KMS of the operator', () => {
  const KMS = `export const keyProvider = {
    name: 'test-kms',
    wrap: async (key) => 'kms:' + Buffer.from(key.map((byte) => byte ^ 90)).toString('base64'),
    unwrap: async (text) => {
      if (!text.startsWith('kms:')) throw new Error('not wrapped here');
      return Buffer.from(Buffer.from(text.slice(4), 'base64').map((byte) => byte ^ 90));
    },
  };`;
  const module = (text: string) => {
    const path = join(folder.path, 'kms.mjs');
    writeFileSync(path, text);
    return path;
  };

  it('wraps new keys and those that were stored before, and unwraps them at a start', async () => {
    await ensureAll();
    const [{ data: before }, path] = [await openRings({ DATA_DIR: folder.path }), module(KMS)];
    await ensureAll(await openKeyProvider(path));
    const stored = storedKeys(folder, 'data');
    expect(stored).toMatchObject([{ provider: 'test-kms', wrapped: expect.stringMatching(/^kms:/) }]);
    expect(stored[0]?.wrapped).not.toContain(before.current.key.toString('hex'));
    const { data } = await openRings({ DATA_DIR: folder.path, KEY_PROVIDER: path });
    expect(data.current).toEqual(before.current);
  });

  it('is named where it is missing, refuses, or is no such module', async () => {
    const path = module(KMS);
    await ensureAll(await openKeyProvider(path));
    await expect(openRings({ DATA_DIR: folder.path })).rejects.toThrow(/wrapped by test-kms; set KEY_PROVIDER/);
    const [key] = storedKeys(folder, 'data');
    storeKeys(folder, 'data', key ? [{ ...key, wrapped: 'nonsense' }] : []);
    await expect(openRings({ DATA_DIR: folder.path, KEY_PROVIDER: path })).rejects.toThrow(/not wrapped here/);
    await expect(openKeyProvider(join(folder.path, 'none.mjs'))).rejects.toThrow(/check KEY_PROVIDER/);
  });
});
