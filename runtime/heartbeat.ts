import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { recordHeartbeat, signOff } from '../store/incident/process.ts';

const HEARTBEAT_INTERVAL_MS = 4_000;

/** Records a heartbeat in the database every few seconds, also again after the database was unreachable. */
export function keepSign(
  db: Knex,
  name: string,
  log: { warn(context: object, message: string): void },
): { stop(): Promise<void> } {
  const sign = { id: randomUUID(), name };
  let underway: Promise<void> = Promise.resolve();
  const give = () => {
    underway = recordHeartbeat(db, sign).catch((error: unknown) =>
      log.warn({ err: error }, 'the heartbeat could not be recorded'),
    );
  };
  give();
  const timer = setInterval(give, HEARTBEAT_INTERVAL_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await underway;
      await signOff(db, sign.id).catch((error: unknown) =>
        log.warn({ err: error }, 'the heartbeat could not be removed at the stop'),
      );
    },
  };
}
