import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS } from '../../domain/channel.ts';
import { UserChange } from '../../domain/contract/account.ts';
import { addressByChannel, addressFields, STAFF_CHANNELS } from '../../domain/contract/staff-address.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['domain', 'store', 'workflows', 'activities', 'api', 'admin', 'portal', 'documents', 'runtime'];
const KNOWING = ['domain/channel.ts', 'activities/delivery/', 'runtime/config.ts', 'runtime/senders.ts'];

describe('channels', () => {
  it('R:A13 names a channel only in its definition, its sender and its configuration', () => {
    const quoted = new RegExp(`['"\`](${CHANNEL_NAMES.join('|')})['"\`]`);
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
    );
    expect(files.length).toBeGreaterThan(100);
    const naming = files.filter((file) => quoted.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(naming).toContain('activities/delivery/database-sms.ts');
    expect(naming.filter((file) => !KNOWING.some((place) => file.startsWith(place)))).toEqual([]);
  });

  it('R:A12 R:A13 masks an address as its channel does', () => {
    expect(CHANNELS.sms.mask('13912345678')).toBe('139****5678');
    expect(CHANNELS.mail.mask('office@example.org')).toBe('o***@example.org');
    for (const name of CHANNEL_NAMES) expect(CHANNELS[name].mask('')).toBe('');
  });

  it('R:E5 gives a member of staff an address for each channel that reaches staff, and stores the given ones', () => {
    for (const name of CHANNEL_NAMES)
      expect([name, STAFF_CHANNELS.some((channel) => channel.name === name)]).toEqual([
        name,
        CHANNELS[name].receivers.some((receiver) => receiver === 'staff'),
      ]);
    const change = { displayName: '督办', duties: ['supervisor'], departmentId: null, disabled: false };
    const given = UserChange.parse({ ...change, email: 'duty@example.org' });
    expect(addressByChannel(given)).toEqual({ mail: 'duty@example.org' });
    expect(addressByChannel(UserChange.parse(change))).toEqual({});
    expect(addressFields({ mail: 'duty@example.org' })).toMatchObject({ email: 'duty@example.org' });
    expect(addressFields({})).toMatchObject({ email: '' });
  });
});
