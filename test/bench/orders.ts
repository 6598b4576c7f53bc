/**
 * Orders through all stages, by HTTP, beside a bare Temporal loop on the same server in the same run; and the minimal order (lower bound): HTTP with sessions, search attributes at every stage, slow work as an activity.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startChild } from '../../runtime/child.ts';
import { pause } from '../../runtime/process.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import type { System } from '../../runtime/system.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { openOffice, prepareDrafts, STRAIGHT_WAY, throughAllStages } from '../support/office.ts';
import { type Step, takeStep } from './bare/step.ts';
import { measure, type Row, row } from './measure.ts';
import { printProcessorTime } from './processor.ts';

const COMMANDS = STRAIGHT_WAY.length;
const LEAST_PORT = 3997;

export async function benchOrders(system: System, counts: { one: number; thirty: number }): Promise<Row[]> {
  const db = openDatabase(system.ownerUrl);
  const people = await openOffice(db, system.url);
  const rows: Row[] = [];
  const bare = await startBare(system, db, people.office);
  try {
    for (const [inFlight, count] of [
      [1, counts.one],
      [30, counts.thirty],
    ] as const) {
      // What a process that has served for a while does: code is compiled after some hundreds of calls.
      const warmUp = Math.ceil(count / 4);
      const drafts = await prepareDrafts(db, people.enterprise, count + warmUp);
      const once = (index: number, command: Parameters<Parameters<typeof measure>[2]>[1]) =>
        throughAllStages(people, drafts[index] ?? '', (call) => command(() => call(randomUUID())));
      await measure(warmUp, inFlight, (index, command) => once(count + index, command));
      await allRendered(db);
      await bare.loop(warmUp, inFlight);
      await bare.least(warmUp, inFlight);
      // Ours and the floors in turns, so that a machine that slows down slows all.
      const half = Math.ceil(count / 2);
      const floors = [await bare.loop(half, inFlight)];
      const least = [await bare.least(half, inFlight)];
      const ours = [await measure(half, inFlight, once)];
      await allRendered(db);
      floors.push(await bare.loop(count - half, inFlight));
      least.push(await bare.least(count - half, inFlight));
      ours.push(await measure(count - half, inFlight, (index, command) => once(half + index, command)));
      await allRendered(db);
      const mean = (
        values: readonly { perSecond: number; p50: number; p99: number }[],
        key: 'perSecond' | 'p50' | 'p99',
      ) => values.reduce((sum, value) => sum + value[key], 0) / values.length;
      printProcessorTime(`milliseconds of processor time an order until the last answer, ${inFlight} in flight`, {
        ours: ours.map(({ processor }) => processor),
        least: least.map(({ processor }) => processor),
        floor: floors.map(({ processor }) => processor),
      });
      rows.push(
        row(
          `orders through all stages, ${inFlight} in flight`,
          mean(ours, 'perSecond'),
          mean(floors, 'perSecond'),
          'orders/s',
          'higher',
          0.8,
        ),
        row(
          `a minimal order (lower bound), ${inFlight} in flight`,
          mean(least, 'perSecond'),
          mean(floors, 'perSecond'),
          'orders/s',
          'higher',
        ),
        row(`one command p50, ${inFlight} in flight`, mean(ours, 'p50'), mean(floors, 'p50'), 'ms', 'lower'),
        row(`one command p99, ${inFlight} in flight`, mean(ours, 'p99'), mean(floors, 'p99'), 'ms', 'lower'),
      );
    }
  } finally {
    await bare.stop();
    await db.destroy();
  }
  return rows;
}

type Db = ReturnType<typeof openDatabase>;

/** Certificates are made in the gaps, at low priority: what is left of them must not slow the floor. */
async function allRendered(db: Db): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until; await pause(250)) {
    const waiting = await db('certificate').whereNull('rendered_at').first('id');
    if (!waiting) return;
  }
  throw new Error('certificates were not made within five minutes');
}

async function startBare(system: System, db: Db, person: SessionClient) {
  await db.raw(`
    create table if not exists bare_state (id text primary key, step integer not null);
    create table if not exists bare_event (id text not null, step integer not null, primary key (id, step))`);
  const { environment } = system;
  const start = (name: string, env: NodeJS.ProcessEnv) =>
    startChild({
      name,
      run: ['--import', 'tsx', join(import.meta.dirname, 'bare', `${name}.ts`)],
      env,
      logFile: system.logFile(`bare-${name}.log`),
    });
  const worker = await start('worker', environment);
  const api = await start('api', { ...environment, PORT: String(LEAST_PORT) });
  const connection = await Connection.connect({ address: environment.TEMPORAL_ADDRESS ?? '' });
  const client = new Client({ connection, namespace: environment.TEMPORAL_NAMESPACE ?? '' });
  const loopOf = (take: (workflowId: string, step: Step) => Promise<unknown>) => (count: number, inFlight: number) =>
    measure(count, inFlight, async (_, command) => {
      const workflowId = randomUUID();
      for (let step = 1; step <= COMMANDS; step += 1)
        await command(() => take(workflowId, { step, steps: COMMANDS, updateId: randomUUID() }));
    });
  return {
    loop: loopOf((workflowId, step) => takeStep(client, workflowId, step, false)),
    least: loopOf((workflowId, step) => askForStep(person, workflowId, step)),
    async stop() {
      await Promise.all([worker.stop(), api.stop()]);
      await connection.close();
    },
  };
}

async function askForStep(person: SessionClient, workflowId: string, step: Step): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${LEAST_PORT}/api/steps/${workflowId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: person.cookie },
    body: JSON.stringify(step),
  });
  if (!response.ok) throw new Error(`the least API answered ${response.status}: ${await response.text()}`);
  await response.json();
}
