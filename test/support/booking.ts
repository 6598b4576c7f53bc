import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { transitionActivities } from '../../activities/transition.ts';
import type { DocumentActivities } from '../../activities/types.ts';
import { type Booking, createBooking } from '../../api/booking.ts';
import { type CalendarExceptions, DEFAULT_TIME_LIMITS, type TimeLimits } from '../../domain/working-time.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { calendarReader } from '../../store/calendar.ts';
import { copyTemplate, DATA_KEY, type Servers, type TestDatabase } from './servers.ts';

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
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly limits?: TimeLimits;
  readonly now?: () => Date;
  readonly calendar?: CalendarExceptions;
  readonly documents?: DocumentActivities;
}

/** A worker of our own on the real Temporal server, a database of our own, and the API's door to the workflows. */
export async function openWorld(servers: Servers, options: WorldOptions = {}): Promise<BookingWorld> {
  const database = await copyTemplate(servers);
  const taskQueue = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const temporal = new Client({ connection, namespace: servers.namespace });
  const native = await NativeConnection.connect({ address: servers.temporalAddress });
  const rendered: string[] = [];
  const common = {
    connection: native,
    namespace: servers.namespace,
    shutdownGraceTime: '1s' as const,
    shutdownForceTime: '3s' as const,
  };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue,
      workflowBundle: { codePath: await workflowBundle('dist/cache') },
      activities: transitionActivities({
        db: database.db,
        slipKey: DATA_KEY,
        calendar: options.calendar ? async () => options.calendar ?? {} : calendarReader(database.db),
        ...(options.now ? { now: options.now } : {}),
      }),
    }),
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
  ];
  const runs = workers.map((worker) => worker.run());
  return {
    ...database,
    booking: createBooking({ temporal, db: database.db, taskQueue, limits: options.limits ?? DEFAULT_TIME_LIMITS }),
    temporal,
    taskQueue,
    rendered,
    async close() {
      for (const worker of workers) worker.shutdown();
      await Promise.all(runs);
      await native.close();
      await connection.close();
      await database.drop();
    },
  };
}
