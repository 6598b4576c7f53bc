/** What is needed for a time only goes at night; what must stay, and what is young, stays. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { databaseSms } from '../../activities/delivery/database-sms.ts';
import { DEFAULT_RETENTION, RETAINED, RETENTION, type Retained } from '../../domain/retention.ts';
import { readConfig } from '../../runtime/config.ts';
import { sweepAtNight } from '../../runtime/retention.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { createTestDatabase } from '../support/database.ts';
import { addEnterprise } from '../support/people.ts';
import { DATA_KEYS, type TestDatabase } from '../support/servers.ts';
import { filesIn } from './support/files.ts';

const NIGHT = new Date('2026-11-29T19:30:00Z'); // 03:30 in Shanghai
let database: TestDatabase;
let enterprise: Awaited<ReturnType<typeof addEnterprise>>;
const kept = new Map<string, Buffer>();
const log = { info: vi.fn(), warn: vi.fn() };

beforeAll(async () => {
  database = await createTestDatabase();
  enterprise = await addEnterprise(database.db, '留存企业');
});
afterAll(() => database.drop());
beforeEach(() => {
  log.info.mockClear();
  log.warn.mockClear();
});

const sweepWith = (files = filesIn(kept), now = NIGHT, retention = DEFAULT_RETENTION) =>
  sweepAtNight(database.db, files, retention, log, now);

/** One record of each kind, so many days old. */
const MADE: Record<Retained, (age: number) => Promise<unknown>> = {
  codes: async (age) => {
    const sms = databaseSms(database.db, personalData(DATA_KEYS), { production: false });
    await sms.send({
      ...{ mobile: '13800000001', template: 'verification_code', parameters: {}, text: '您的验证码为123456' },
      ...{ approvedAs: null, reference: randomUUID() },
    });
    await database
      .owner('delivery')
      .where('created_at', '>', daysAgo(0.5))
      .whereNull('message_id')
      .update({ created_at: daysAgo(age) });
  },
  imports: async (age) => {
    const key = `imports/${randomUUID()}`;
    kept.set(key, Buffer.from('rest'));
    const [made] = await database
      .owner('ledger_import')
      .insert({
        ...{ enterprise_id: enterprise.id, actor_name: '某人', file_name: '台账.xlsx', sha256: key, state: 'done' },
        ...{ rest_key: key, finished_at: daysAgo(age) },
      })
      .returning<{ id: string }[]>('id');
    await database.owner('ledger_import_row').insert({
      ...{ import_id: made?.id, line: 1, sheet: '', row: 1, service: 'mandatory', texts: '{}', faults: '[]' },
      ...{ instrument_number: '', manufacturer: '', serial_number: '', number_at: '', serial_at: '' },
    });
  },
  messages: async (age) => {
    const [message] = await database
      .owner('message')
      .insert({
        ...{ account_id: enterprise.account.id, stream: randomUUID(), sequence: 1, title: '通知', body: '' },
        at: daysAgo(age),
      })
      .returning<{ id: string }[]>('id');
    await database
      .owner('delivery')
      .insert({ message_id: message?.id, channel: 'mail', state: 'sent', created_at: daysAgo(age) });
  },
  securityLog: (age) => database.owner('security_log').insert({ name: 'signed_in', at: daysAgo(age) }),
};

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000);
}

async function counts() {
  const count = async (table: string, where = 'true') =>
    Number((await database.owner(table).whereRaw(where).count<{ n: string }[]>({ n: '*' }))[0]?.n);
  return {
    codes: await count('delivery', 'message_id is null'),
    imports: [await count('ledger_import'), await count('ledger_import_row'), kept.size],
    messages: [await count('message'), await count('delivery', 'message_id is not null')],
    securityLog: await count('security_log'),
  };
}

it('R:E6 deletes each kind of data after its days, at night only, and stops nobody when it fails', async () => {
  for (const name of RETAINED) {
    await MADE[name](RETENTION[name].days + 1);
    await MADE[name](RETENTION[name].days - 1);
  }
  const all = { codes: 2, imports: [2, 2, 2], messages: [2, 2], securityLog: 2 };
  await sweepWith(filesIn(kept), new Date('2026-11-30T04:00:00Z'));
  expect(await counts()).toEqual(all);

  // The disk fails: the import still names its file, and the next sweep goes on.
  const broken = { ...filesIn(kept), remove: () => Promise.reject(new Error('EIO')) };
  await sweepWith(broken);
  expect(log.warn).toHaveBeenCalledOnce();
  expect((await counts()).imports).toEqual(all.imports);

  await sweepWith();
  expect(await counts()).toEqual({ codes: 1, imports: [2, 1, 1], messages: [1, 1], securityLog: 1 });
  expect(log.info).toHaveBeenCalledWith(
    { gone: expect.objectContaining({ imports: 1, messages: 1 }) },
    expect.stringContaining('retention'),
  );
  log.info.mockClear();
  await sweepWith();
  expect(log.info).not.toHaveBeenCalled();
});

it('R:E6 keeps what the configuration says, never shorter than the law', () => {
  expect(readConfig({ RETENTION: '{"messages": 365}' }).RETENTION).toEqual({ ...DEFAULT_RETENTION, messages: 365 });
  expect(() => readConfig({ RETENTION: '{"securityLog": 30}' })).toThrow(/RETENTION.securityLog.*180/);
  expect(() => readConfig({ RETENTION: '{"mesages": 365}' })).toThrow(/RETENTION.*mesages/);
  expect(() => readConfig({ RETENTION: '365 days' })).toThrow(/RETENTION.*JSON/);
});
