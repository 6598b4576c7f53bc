/** Every night, data go that have been kept as long as they may be. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Retention } from '../domain/retention.ts';
import { HOUR_MS, wallClock } from '../domain/time.ts';
import type { FileStore } from '../store/file/files.ts';
import { sweep } from '../store/retention/sweep.ts';

/** From two to five o'clock at the centre: a process that was down for an hour still finds its turn. */
const [NIGHT_BEGINS, NIGHT_ENDS] = [2, 5];

/** Sweeps once an hour at night; several processes do not disturb each other. Ends with the returned timer. */
export function keepSweeping(
  db: Knex,
  files: Pick<FileStore, 'remove'>,
  retention: Retention,
  log: Pick<Logger, 'info' | 'warn'>,
): NodeJS.Timeout {
  return setInterval(() => void sweepAtNight(db, files, retention, log, new Date()), HOUR_MS).unref();
}

export async function sweepAtNight(
  db: Knex,
  files: Pick<FileStore, 'remove'>,
  retention: Retention,
  log: Pick<Logger, 'info' | 'warn'>,
  now: Date,
): Promise<void> {
  const hour = wallClock(now).getUTCHours();
  if (hour < NIGHT_BEGINS || hour >= NIGHT_ENDS) return;
  try {
    const gone = await sweep(db, files, retention);
    if (Object.values(gone).some(Boolean)) log.info({ gone }, 'data past their retention were deleted');
  } catch (error) {
    log.warn({ err: error }, 'data past their retention could not be deleted; this is tried again in an hour');
  }
}
