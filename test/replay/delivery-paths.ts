/** The paths a delivery can take, each walked for real; their histories are recorded for the replay test. */

import { randomUUID } from 'node:crypto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { deliveryActivities } from '../../activities/delivery/deliver.ts';
import { DeadAddress, type Sender } from '../../activities/delivery/sender.ts';
import { notice } from '../../domain/notice.ts';
import { carry } from '../../runtime/outbox.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { appendEvent, SYSTEM } from '../../store/event/append.ts';
import { tell } from '../../store/message/message.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import type { BookingWorld } from '../support/booking.ts';
import { addEnterprise } from '../support/people.ts';
import { NO_SENDERS } from '../support/senders.ts';
import { DATA_KEYS, type Servers } from '../support/servers.ts';

type Send = Sender['send'];

let attempts = 0;

export const DELIVERY_PATHS: Readonly<Record<string, Send>> = {
  'delivery-sent-at-the-second-attempt': async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('busy');
    return { providerId: null };
  },
  'delivery-dead': async () => {
    throw new DeadAddress('no such number');
  },
  'delivery-given-up': async () => {
    throw new Error('down');
  },
};

/** Sends one message that way; returns the id of its workflow, which has ended. */
export async function walkDelivery(world: BookingWorld, servers: Servers, send: Send): Promise<string> {
  const taskQueue = `test-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address: servers.temporalAddress });
  const personal = personalData(DATA_KEYS);
  const worker = await Worker.create({
    connection,
    namespace: servers.namespace,
    taskQueue,
    workflowBundle: { codePath: await workflowBundle() },
    activities: deliveryActivities({
      db: world.db,
      personal,
      senders: { ...NO_SENDERS, sms: { send } },
    }),
  });
  const { id } = await addEnterprise(world.db);
  const stream = `enterprise:${id}`;
  await world.db('message').update({ dispatched_at: world.db.fn.now() });
  await world.db.transaction(async (trx) => {
    await appendEvent(trx, { stream, name: 'remind_of_expiry', actor: SYSTEM });
    await tell(trx, stream, id, notice('enterprise_approved', {}));
  });
  const found = () => world.db('delivery').orderBy('created_at', 'desc').first<{ id: string }>('id');
  await worker.runUntil(async () => {
    await carry({
      db: world.db,
      temporal: world.temporal,
      taskQueue,
      channels: ['sms'],
      retryPolicy: { firstRetry: 100, longestRetry: 200, giveUpAfter: 1_000 },
      imports: { wake: async () => undefined },
      log: { warn: () => undefined },
    });
    await world.temporal.workflow.getHandle(`delivery/${(await found()).id}`).result();
  });
  await connection.close();
  return `delivery/${(await found()).id}`;
}
