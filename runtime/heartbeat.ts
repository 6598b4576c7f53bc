import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type KeysOfProcess, recordHeartbeat, signOff } from '../store/incident/process.ts';
import type { KeyRings } from './keys/rings.ts';

const HEARTBEAT_INTERVAL_MS = 4_000;

/** Records a heartbeat in the database every few seconds and after a change of the keys, also again after the database was unreachable. */
export function keepSign(
  db: Knex,
  name: string,
  rings: KeyRings,
  log: { warn(context: object, message: string): void },
): { stop(): Promise<void> } {
  const id = randomUUID();
  let underway: Promise<void> = Promise.resolve();
  const give = () => {
    underway = recordHeartbeat(db, { id, name }, keysOf(rings)).catch((error: unknown) =>
      log.warn({ err: error }, 'the heartbeat could not be recorded'),
    );
  };
  give();
  rings.onChange(give);
  const timer = setInterval(give, HEARTBEAT_INTERVAL_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await underway;
      await signOff(db, id).catch((error: unknown) =>
        log.warn({ err: error }, 'the heartbeat could not be removed at the stop'),
      );
    },
  };
}

function keysOf({ data, session }: KeyRings): KeysOfProcess {
  return {
    known: [...data.all, ...session.all].map((key) => key.id),
    used: [data.current.id, session.current.id],
  };
}
