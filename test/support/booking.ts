import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { transitionActivities } from '../../activities/transition.ts';
import type { DocumentActivities } from '../../activities/types.ts';
import { type Booking, createBooking } from '../../api/booking.ts';
import { DEFAULT_TIME_LIMITS, type TimeLimits } from '../../domain/working-time.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { calendarReader } from '../../store/calendar.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const SLIP_KEY = Buffer.alloc(32, 7);

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
  readonly documents?: DocumentActivities;
}

/** A worker of our own on the real Temporal server, a database of our own, and the API's door to the workflows. */
export async function openWorld(options: WorldOptions = {}): Promise<BookingWorld> {
  const servers = inject('servers');
  const database = await createTestDatabase();
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
        slipKey: SLIP_KEY,
        calendar: calendarReader(database.db),
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
