import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { transitionActivities } from '../../activities/transition.ts';
import type { DocumentActivities, TransitionActivities } from '../../activities/types.ts';
import { type Booking, createBooking } from '../../api/booking.ts';
import type { BookingCommand } from '../../domain/transition.ts';
import { type CalendarExceptions, DEFAULT_TIME_LIMITS, type TimeLimits } from '../../domain/working-time.ts';
import { encryptedPayloads } from '../../runtime/temporal/payload-codec.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { calendarReader } from '../../store/visit/calendar.ts';
import { copyTemplate, DATA_KEYS, type Servers, type TestDatabase } from './servers.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** A calendar on which the days around today are all worked, whatever day it is. */
export const ALWAYS_WORKING: CalendarExceptions = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    new Date(Date.now() + (index - 5) * 86_400_000).toISOString().slice(0, 10),
    true,
  ]),
);

export interface BookingWorld extends TestDatabase {
  readonly booking: Booking;
  readonly temporal: Client;
  readonly taskQueue: string;
  /** Shares whose certificates were asked for. */
  readonly rendered: string[];
  /** Replaces the worker by one with other workflow code, or with the code as it is. */
  deploy(workflowsPath?: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a worker with other workflow code in a process of its own. */
async function startOther(
  servers: Servers,
  taskQueue: string,
  databaseUrl: string,
  path: string,
): Promise<ChildProcess> {
  const place = [servers.temporalAddress, servers.namespace, taskQueue, databaseUrl, path];
  const child = fork(join(import.meta.dirname, 'other-worker.ts'), place, {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export interface WorldOptions {
  /** An existing database instead of a fresh one; it is also dropped with the world. */
  readonly database?: TestDatabase;
  readonly limits?: TimeLimits;
  readonly now?: (command: BookingCommand) => Date;
  readonly calendar?: CalendarExceptions;
  readonly documents?: DocumentActivities;
  /** Milliseconds until a command is answered `busy`; long by default, because most tests are not about a slow machine. */
  readonly patience?: number;
  /** Payloads are encrypted, as in a running system. */
  readonly encrypted?: boolean;
  /** Runs between a commit and the moment at which the workflow knows of it. */
  readonly afterCommit?: () => Promise<void>;
}

/** A worker of our own on the real Temporal server, a database of our own, and the API's door to the workflows. */
export async function openWorld(servers: Servers, options: WorldOptions = {}): Promise<BookingWorld> {
  const database = options.database ?? (await copyTemplate(servers));
  const taskQueue = `test-${randomUUID()}`;
  // The database sets the time of events; for a test with a clock of its own it takes the test's.
  if (options.now)
    await database.owner.raw(
      `create or replace function event_at(given timestamptz) returns timestamptz language sql volatile as 'select given'`,
    );
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const dataConverter = options.encrypted ? { dataConverter: encryptedPayloads(DATA_KEYS) } : {};
  const temporal = new Client({ connection, namespace: servers.namespace, ...dataConverter });
  const native = await NativeConnection.connect({ address: servers.temporalAddress });
  const rendered: string[] = [];
  const common = {
    connection: native,
    namespace: servers.namespace,
    ...dataConverter,
    shutdownGraceTime: '1s' as const,
    shutdownForceTime: '3s' as const,
  };
  const activities = transitionActivities({
    db: database.db,
    dataKeys: DATA_KEYS,
    claimIdleMinutes: 30,
    calendar: options.calendar ? async () => options.calendar ?? {} : calendarReader(database.db),
    ...(options.now ? { now: options.now } : {}),
  });
  const createWorker = async (codePath: string) =>
    Worker.create({
      ...common,
      taskQueue,
      workflowBundle: { codePath },
      activities: {
        ...activities,
        async transition(input) {
          const result = await activities.transition(input);
          await options.afterCommit?.();
          return result;
        },
      } satisfies TransitionActivities,
    });
  const running = new Map<Worker, Promise<void>>();
  const run = (worker: Worker) => running.set(worker, worker.run());
  const stop = async (worker: Worker) => {
    worker.shutdown();
    await running.get(worker);
    running.delete(worker);
  };
  const bundle = await workflowBundle();
  let deployed: Worker | ChildProcess = await createWorker(bundle);
  run(deployed);
  run(
    await Worker.create({
      ...common,
      taskQueue: `${taskQueue}-documents`,
      activities: options.documents ?? {
        async renderCertificates(shareId: string) {
          rendered.push(shareId);
          return { rendered: 1 };
        },
      },
    }),
  );
  return {
    ...database,
    booking: createBooking({
      temporal,
      db: database.db,
      dataKeys: DATA_KEYS,
      taskQueue,
      limits: options.limits ?? DEFAULT_TIME_LIMITS,
      patience: options.patience ?? 60_000,
    }),
    temporal,
    taskQueue,
    rendered,
    async deploy(workflowsPath) {
      if (deployed instanceof Worker) await stop(deployed);
      else await kill(deployed);
      if (workflowsPath) {
        deployed = await startOther(servers, taskQueue, database.appUrl, workflowsPath);
      } else {
        deployed = await createWorker(bundle);
        run(deployed);
      }
    },
    async close() {
      if (!(deployed instanceof Worker)) await kill(deployed);
      await Promise.all([...running.keys()].map(stop));
      await native.close();
      await connection.close();
      await database.drop();
    },
  };
}
