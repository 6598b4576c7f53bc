/** What somebody who owns the database can do to the audit log, and that the anchors name it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Anchors, openAnchors } from '../../runtime/anchors.ts';
import { appendEvent, SYSTEM, verifyEvents } from '../../store/event/append.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/servers.ts';
import { startTsa, type Tsa } from '../support/tsa.ts';
import { openApi } from './support/world.ts';

const HOUR = 3_600_000;
let database: TestDatabase;
let folder: string;
let anchors: Anchors;
const file = () => join(folder, 'anchors.jsonl');
const open = () =>
  openAnchors(database.db, { DATA_DIR: folder }, { warn: (context) => expect(context).toBeUndefined() });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-anchors-'));
  anchors = open();
  return () => rmSync(folder, { recursive: true, force: true });
});

async function streamOf(events: number): Promise<string> {
  const stream = `user:${randomUUID()}`;
  for (let index = 0; index < events; index += 1)
    await database.db.transaction((trx) =>
      appendEvent(trx, { stream, name: 'close_account', actor: SYSTEM, notes: '原文' }),
    );
  return stream;
}

/** As the owner of the tables, past the triggers. */
const tamper = (sql: string, ...values: string[]) =>
  database.owner.transaction(async (trx) => {
    await trx.raw('alter table event disable trigger user');
    await trx.raw(sql, values);
    await trx.raw('alter table event enable trigger user');
  });

const REWRITE = `with recursive made as (
    select e.stream, e.sequence, '改过'::text as notes,
      (select h from (select event_hash(r) as h from (select (jsonb_populate_record(e, '{"notes":"改过"}')).*) r) x) as hash
    from event e where e.stream = ? and e.sequence = 1)
  update event e set notes = made.notes, hash = made.hash from made where e.stream = made.stream and e.sequence = 1`;

describe('R:E6 the anchors of the audit log', () => {
  it('find and name a tail that was cut, a chain that is gone and a chain that was rewritten, which the chain alone does not show', async () => {
    const [whole, cut, gone, rewritten] = [await streamOf(2), await streamOf(3), await streamOf(1), await streamOf(1)];
    expect(await anchors.append()).toBeGreaterThanOrEqual(4);
    expect((await anchors.verify()).faults).toEqual([]);
    await streamOf(1);
    expect((await anchors.verify()).faults).toEqual([]);

    await tamper('delete from event where stream = ? and sequence > 1', cut);
    await tamper('delete from event where stream = ?', gone);
    await tamper(REWRITE, rewritten);
    expect(await verifyEvents(database.owner)).toEqual([]);
    const { faults } = await anchors.verify();
    expect(faults).toHaveLength(3);
    expect(faults).toEqual(
      expect.arrayContaining([
        { stream: cut, sequence: 3, fault: 'tail_cut' },
        { stream: gone, sequence: 1, fault: 'stream_missing' },
        { stream: rewritten, sequence: 1, fault: 'rewritten' },
      ]),
    );
    expect(faults.map(({ stream }) => stream)).not.toContain(whole);
  });

  it('are appended once an hour, with the chains that have changed since, in a file that nobody else can read', async () => {
    const now = Date.now();
    await anchors.append(new Date(now));
    const early = readFileSync(file(), 'utf8');
    expect(await anchors.append(new Date(now + HOUR / 2))).toBe(0);
    expect(readFileSync(file(), 'utf8')).toBe(early);
    await Promise.all([anchors.append(new Date(now + HOUR)), open().append(new Date(now + HOUR))]);
    expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(2);
    expect(await anchors.append(new Date(now + 3 * HOUR))).toBe(0);
    expect((await anchors.verify()).last).toBe(new Date(now + 3 * HOUR).toISOString());
    for (const name of ['anchors.jsonl', 'anchor-key.pem'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('go on after a line that a crash left unfinished, and name it', async () => {
    const now = Date.now();
    await anchors.append(new Date(now));
    const [first] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${first}\n${first?.slice(0, 100)}`);
    const warned: string[] = [];
    const others = openAnchors(database.db, { DATA_DIR: folder }, { warn: (_, message) => warned.push(message) });
    expect(await others.append(new Date(now))).toBeGreaterThan(0);
    expect(warned).toHaveLength(1);
    expect((await anchors.verify()).faults).toEqual([
      { stream: 'anchors.jsonl', sequence: 2, fault: 'anchor_invalid' },
    ]);
  });

  it('have a time stamp where a service is configured, and are kept without one where it does not answer', async () => {
    const tsa = await startTsa();
    writeFileSync(join(folder, 'tsa-root.pem'), tsa.root);
    try {
      const stamps = async (manner: Tsa['manner'], at: number) => {
        tsa.manner = manner;
        const warn = vi.fn();
        const config = { DATA_DIR: folder, TSA_URL: tsa.url, TSA_CA: join(folder, 'tsa-root.pem') };
        await openAnchors(database.db, config, { warn }).append(new Date(at));
        const line = readFileSync(file(), 'utf8').trim().split('\n').at(-1) ?? '';
        return [(JSON.parse(line) as { timeStamp: string | null }).timeStamp, warn.mock.calls.length];
      };
      expect(await stamps('grants', Date.now())).toEqual([expect.stringMatching(/^MII/), 0]);
      expect(await stamps('is broken', Date.now() + HOUR)).toEqual([null, 1]);
      expect((await anchors.verify()).faults).toEqual([]);
    } finally {
      await tsa.close();
    }
  });

  it('show where their own file was changed, shortened inside, or written with another key', async () => {
    const now = Date.now();
    for (const hours of [0, 1, 2]) await anchors.append(new Date(now + hours * HOUR));
    const lines = readFileSync(file(), 'utf8').trim().split('\n');
    const faultsOf = async (...changed: (string | undefined)[]) => {
      writeFileSync(file(), `${changed.join('\n')}\n`);
      return (await anchors.verify()).faults;
    };
    const at = (sequence: number) => ({ stream: 'anchors.jsonl', sequence, fault: 'anchor_invalid' });
    expect(await faultsOf(...lines)).toEqual([]);
    expect(await faultsOf(lines[0], lines[1]?.replace('"heads":', '"heads": '), lines[2])).toEqual([at(3)]);
    expect(await faultsOf(lines[0], lines[1]?.replace(/"at":"..../, '"at":"2020'), lines[2])).toEqual([at(2), at(3)]);
    expect(await faultsOf(lines[0], lines[2])).toEqual([at(2)]);
    expect(await faultsOf(lines[1], lines[2])).toEqual([at(1)]);
    writeFileSync(file(), `${lines.join('\n')}\n`);
    rmSync(join(folder, 'anchor-key.pem'));
    expect((await open().verify()).faults).toEqual([at(1), at(2), at(3)]);
  });
});

describe('R:E6 an event', () => {
  const insert = (more: object) =>
    database
      .db('event')
      .insert({
        stream: `user:${randomUUID()}`,
        sequence: 1,
        command_id: 'c',
        name: 'close_account',
        actor_name: '某人',
        ...more,
      })
      .returning<{ at: Date }[]>('at');

  it('has the time of the database, whatever time its writer gives', async () => {
    const [event] = await insert({ at: new Date('2020-01-01') });
    expect(Math.abs((event?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('has an existing account as its author, or none', async () => {
    await expect(insert({ actor_id: randomUUID() })).rejects.toThrow(/event_actor/);
    await expect(insert({ actor_id: null })).resolves.toHaveLength(1);
  });
});

it('R:E6 tells a supervisor which chain differs from its anchor', async () => {
  const world = await openApi({ anchors: (db) => openAnchors(db, { DATA_DIR: folder }, { warn: () => undefined }) });
  try {
    const { client } = await world.staff('督办', 'supervisor');
    expect(await client.call('verifyAudit')).toMatchObject({ anchoredAt: null, faults: [] });
    const now = new Date();
    await openAnchors(world.db, { DATA_DIR: folder }, { warn: () => undefined }).append(now);
    expect((await client.call('verifyAudit')).anchoredAt).toBe(now.toISOString());
  } finally {
    await world.close();
  }
});
