/**
 * The outbox: starts in Temporal what waits in the database – a workflow for each delivery of a message and for
 * each reissued certificate – and signals the workflows of imports that have changed.
 */
import { type Client, WorkflowExecutionAlreadyStartedError, type WorkflowStartOptions } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Imports } from '../api/imports.ts';
import { reissueWorkflowId } from '../domain/certificate.ts';
import type { Channel } from '../domain/channel.ts';
import { deliveryWorkflowId, type RetryPolicy } from '../domain/delivery.ts';
import { reissuedToRender } from '../store/certificate/reissue.ts';
import { importsToTell, markTold } from '../store/ledger-import/owner.ts';
import { deliveriesToStart, dispatchMessages, markStarted } from '../store/message/delivery.ts';
import type { deliverMessage, makeCertificates } from '../workflows/index.ts';

const BATCH = 200;
/** Each start is a separate call: a long queue of them must not delay new messages and imports. */
const MAX_STARTS = 50;
const POLL_INTERVAL_MS = 2_000;

export interface OutboxOptions {
  readonly db: Knex;
  readonly temporal: Client;
  readonly taskQueue: string;
  /** The channels that have a provider. */
  readonly channels: readonly Channel[];
  readonly retryPolicy: RetryPolicy;
  readonly imports: Imports;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Polls for messages every two seconds, in every worker; rows that one worker has taken are skipped by the others. A
 * crash at any point loses nothing: a message is taken together with its deliveries, a delivery is started until that
 * is recorded, and a workflow that is running is not started twice.
 */
export function startOutbox(options: OutboxOptions): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, POLL_INTERVAL_MS).unref();
    });
  const run = (async () => {
    while (!stopping) {
      const more = await carry(options).catch((error: unknown) => {
        options.log.warn({ err: error }, 'the outbox could not be processed; it is tried again shortly');
        return false;
      });
      if (!more && !stopping) await pause();
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await run;
    },
  };
}

/** Processes one batch; returns whether there may be more. */
export async function carry(options: OutboxOptions): Promise<boolean> {
  const { db, temporal, taskQueue, channels, retryPolicy, imports } = options;
  const taken = await dispatchMessages(db, channels, BATCH);
  const toStart = await deliveriesToStart(db, MAX_STARTS);
  for (const delivery of toStart) {
    const { id: deliveryId, round } = delivery;
    await startOnce<typeof deliverMessage>(temporal, 'deliverMessage', {
      workflowId: deliveryWorkflowId(deliveryId, round),
      taskQueue,
      args: [{ deliveryId, round, patience: retryPolicy }],
    });
    await markStarted(db, delivery);
  }
  for (const { id, shareId } of await reissuedToRender(db, BATCH)) {
    await startOnce<typeof makeCertificates>(temporal, 'makeCertificates', {
      workflowId: reissueWorkflowId(id),
      taskQueue,
      args: [{ shareId }],
    });
  }
  const changed = await importsToTell(db, BATCH);
  for (const one of changed) {
    await imports.wake(one.id);
    await markTold(db, one);
  }
  return taken === BATCH || toStart.length === MAX_STARTS;
}

async function startOnce<W extends Workflow>(
  temporal: Client,
  type: string,
  options: WorkflowStartOptions<W>,
): Promise<void> {
  await temporal.workflow.start<W>(type, options).catch((error: unknown) => {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  });
}
