/** The database of each recorded release (`npm run record-release`) gets the schema of today, and its orders go on. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { restartOrder } from '../../api/monitor/cures.ts';
import { commandsFrom } from '../../domain/command.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { isTerminal, type Stage } from '../../domain/stage.ts';
import { DEFAULT_TIME_LIMITS } from '../../domain/working-time.ts';
import { migrate } from '../../runtime/migrate.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { openStages } from '../../store/incident/order-snapshot.ts';
import { TERMINAL_STAGES } from '../../store/sql/terminal-stages.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { Crew } from '../support/crew.ts';
import { restoreDump } from '../support/dump.ts';
import { addMandatory } from '../support/mandatory.ts';
import { addInstruments } from '../support/people.ts';
import { dumpOf, migrationsAmong, presentFiles, readReleased } from '../support/released.ts';
import { describeSchema } from '../support/schema.ts';
import { copyTemplate, DATA_KEYS, type TestDatabase } from '../support/servers.ts';

const RELEASES = Object.keys(readReleased());
const RECORDED = RELEASES.filter((release) => existsSync(dumpOf(release)));
const LANES = 4;

it('has the recorded database of the last release', () => {
  expect(RECORDED.at(-1)).toBe(RELEASES.at(-1));
});

describe.each(RECORDED)('an upgrade from %s', (release) => {
  let database: TestDatabase;
  let world: BookingWorld;
  /** The stages that this release knows, final ones left out. */
  let stagesThen: string[];
  let applied: string[];

  beforeAll(async () => {
    database = await restoreDump(inject('servers'), dumpOf(release));
    stagesThen = await openStagesKnown(database);
    applied = await migrate(database.ownerUrl, DATA_KEYS);
    world = await openWorld(inject('servers'), { database, calendar: ALWAYS_WORKING });
  });
  afterAll(() => world.close());

  it('applies the migrations that came after the release and makes the schema of a fresh database', async () => {
    expect(applied).toEqual(migrationsAfter(release));
    const fresh = await copyTemplate(inject('servers'));
    try {
      const schema = await describeSchema(fresh.owner);
      expect(schema.length).toBeGreaterThan(500);
      expect(await describeSchema(database.owner)).toEqual(schema);
    } finally {
      await fresh.drop();
    }
  });

  it('R:C9 finds general and mandatory orders in every stage that is not final', async () => {
    expect(stagesThen.length).toBeGreaterThan(5);
    for (const kind of ['general', 'mandatory']) {
      const reached = await world
        .db('share as s')
        .join('booking_order as o', 'o.id', 's.order_id')
        .where('o.kind', kind)
        .distinct('s.stage')
        .pluck<string[]>('s.stage');
      expect(reached, kind).toEqual(expect.arrayContaining(stagesThen));
    }
  });

  it('R:C11 R:E5 leads every open order to its end with workflows started from the database', async () => {
    const open = await openStages(world.db);
    for (const orderId of open.keys()) await restarted(world, orderId);
    const crew = await crewOf(world);
    const drafts = await submitDrafts(world);
    const { cancelled, led } = await halves(world, [...open.keys()]);
    expect(Math.min(cancelled.length, led.length, drafts.length)).toBeGreaterThan(0);

    await inLanes(cancelled, async (orderId) => {
      for (const share of await crew.openShares(orderId)) await crew.give(share, 'cancel');
    });
    await inLanes([...led, ...drafts], (orderId) => crew.lead(orderId, isTerminal));

    for (const orderId of [...open.keys(), ...drafts]) {
      const { shares } = await world.temporal.workflow.getHandle(orderId).result();
      expect(shares.map(({ stage }: { stage: Stage }) => isTerminal(stage))).not.toContain(false);
    }
    expect(await world.db('share').whereNotIn('stage', TERMINAL_STAGES).pluck('id')).toEqual([]);
    const unrendered = await world.db('certificate').whereNull('rendered_at').distinct().pluck('share_id');
    expect([...new Set(world.rendered)].sort()).toEqual(unrendered.sort());
    expect(await verifyEvents(world.db)).toEqual([]);
  });
});

/** A server with much other work may take longer than the cure waits: a supervisor then tries again, and so does this. */
async function restarted(world: BookingWorld, orderId: string): Promise<void> {
  const restart = () => restartOrder({ ...world, limits: DEFAULT_TIME_LIMITS }, orderId);
  await expect.poll(() => restart().then(() => 'restarted', String), { timeout: 60_000 }).toBe('restarted');
}

/** From the constraint: the domain of today may know more. */
async function openStagesKnown({ owner }: TestDatabase): Promise<string[]> {
  const { rows } = await owner.raw<{ rows: { definition: string }[] }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'share_stage_known'`,
  );
  const known = [...(rows[0]?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, stage]) => stage ?? '');
  const over: readonly string[] = TERMINAL_STAGES;
  return known.filter((stage) => !over.includes(stage));
}

function migrationsAfter(release: string): string[] {
  const released = Object.entries(readReleased());
  const until = released.slice(0, released.findIndex(([name]) => name === release) + 1);
  const known = new Set(until.flatMap(([, files]) => Object.keys(files)));
  return migrationsAmong(Object.keys(presentFiles())).filter((name) => !known.has(name));
}

/** The people of the database itself; their next visits come after all that it has. */
async function crewOf(world: BookingWorld): Promise<Crew> {
  const withDuty = async (duty: string) => {
    const account = await world.db('account').whereRaw('? = any(duties)', [duty]).first<Account>('id', 'display_name');
    return { id: account.id, name: account.display_name };
  };
  const { rows } = await world.db.raw<{ rows: { free: Date }[] }>(
    `select greatest(now(), max(ends_at)) + interval '1 day' as free from visit`,
  );
  return new Crew(world, await withDuty('business_office'), await withDuty('technician'), rows[0]?.free ?? new Date());
}

interface Account {
  readonly id: string;
  readonly display_name: string;
}

/** Drafts get an instrument and are submitted. */
async function submitDrafts({ db, booking }: BookingWorld): Promise<string[]> {
  const drafts = await db('booking_order as o')
    .join('account as a', 'a.id', 'o.created_by')
    .whereNull('o.number')
    .select<Draft[]>('o.id', 'o.kind', 'o.enterprise_id', 'a.id as account_id', 'a.display_name');
  for (const { id, kind, enterprise_id, account_id, display_name } of drafts) {
    const add = kind === 'general' ? addInstruments : addMandatory;
    const sketches = [{ deliveryMode: 'bring_in' as const, kind: '025001' }];
    const [instrument_id] = await add(db, enterprise_id, sketches);
    await db('order_item').insert({ order_id: id, instrument_id, position: 0, delivery_mode: 'bring_in' });
    const actor = { id: account_id, name: display_name };
    await booking.submit({ orderId: id, actor, commandId: randomUUID() });
  }
  return drafts.map(({ id }) => id);
}

interface Draft {
  readonly id: string;
  readonly kind: LedgerService;
  readonly enterprise_id: string;
  readonly account_id: string;
  readonly display_name: string;
}

/** Of orders that stand alike the first is led on; the others are cancelled where that is still possible. */
async function halves({ db }: BookingWorld, orderIds: readonly string[]) {
  const shares = await db('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .whereIn('s.order_id', orderIds)
    .orderBy('s.order_id')
    .select<Standing[]>('s.order_id', 'o.kind', 's.delivery_mode', 's.stage');
  const seen = new Set<string>();
  const cancelled: string[] = [];
  const led: string[] = [];
  for (const orderId of orderIds) {
    const open = shares.filter(({ order_id, stage }) => order_id === orderId && !isTerminal(stage));
    const alike = JSON.stringify(open.map(({ order_id, ...rest }) => rest));
    const cancellable = open.length > 0 && open.every(({ stage }) => commandsFrom(stage).includes('cancel'));
    (seen.has(alike) && cancellable ? cancelled : led).push(orderId);
    seen.add(alike);
  }
  return { cancelled, led };
}

interface Standing {
  readonly order_id: string;
  readonly kind: LedgerService;
  readonly delivery_mode: string;
  readonly stage: Stage;
}

/** A few at a time. */
async function inLanes(orderIds: readonly string[], work: (orderId: string) => Promise<void>): Promise<void> {
  const left = [...orderIds];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
