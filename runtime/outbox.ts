/**
 * Carries from the database to Temporal what waits there: a workflow for each message that goes out by SMS or e-mail, and
 * word to the workflow of an import to which something happened.
 */
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Imports } from '../api/imports.ts';
import type { Patience } from '../domain/delivery.ts';
import { deliveryWorkflowId } from '../domain/delivery.ts';
import { type Channels, deliveriesToStart, dispatchMessages, markStarted } from '../store/delivery.ts';
import { importsToTell, markTold } from '../store/ledger-import/owner.ts';
import type { deliverMessage } from '../workflows/index.ts';

const BATCH = 200;
const PAUSE = 2_000;

export interface OutboxOptions {
  readonly db: Knex;
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly channels: Channels;
  readonly patience: Patience;
  readonly imports: Imports;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Looks for messages every other second, in every worker; what one takes the others pass over. A crash at any point
 * loses nothing: a message is taken with its deliveries, a delivery is started until that is noted, and a workflow that
 * runs already is not started twice.
 */
export function startOutbox(options: OutboxOptions): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, PAUSE).unref();
    });
  const run = (async () => {
    while (!stopping) {
      const more = await carry(options).catch((error: unknown) => {
        options.log.warn({ err: error }, 'messages wait: the outbox could not be emptied');
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

/** One round; whether there may be more at once. */
export async function carry(options: OutboxOptions): Promise<boolean> {
  const { db, temporal, taskQueue, channels, patience, imports } = options;
  const taken = await dispatchMessages(db, channels, BATCH);
  const passages = await deliveriesToStart(db, BATCH);
  for (const passage of passages) {
    const { id: deliveryId, round } = passage;
    await temporal.workflow
      .start<typeof deliverMessage>('deliverMessage', {
        workflowId: deliveryWorkflowId(deliveryId, round),
        taskQueue,
        args: [{ deliveryId, round, patience }],
      })
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      });
    await markStarted(db, passage);
  }
  const changed = await importsToTell(db, BATCH);
  for (const one of changed) {
    await imports.wake(one.id);
    await markTold(db, one);
  }
  return taken === BATCH || passages.length === BATCH;
}
