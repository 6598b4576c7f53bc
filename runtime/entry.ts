/** Common code of our processes' entry points. */
import pino from 'pino';
import { type Config, readConfig } from './config.ts';
import { StartFailure } from './failure.ts';
import { refuseUnsafe } from './production.ts';

export interface Process {
  /** Takes no new work, finishes the work in progress, and closes all connections. */
  stop(): Promise<void>;
}

/** Longer than a worker needs to finish its work, shorter than the timeout of the parent process. */
const STOP_TIMEOUT_MS = 12_000;

/** Runs an entry point: reports when it is ready, stops in order on SIGTERM or when the parent process is gone. */
export function enter(name: string, start: (config: Config, log: pino.Logger) => Promise<Process>): void {
  // Files and logs are for their owner alone.
  process.umask(0o077);
  void (async () => {
    let log = pino({ name });
    try {
      const config = readConfig();
      log = pino({ name, level: config.LOG_LEVEL, serializers: { err: withoutRows } });
      refuseUnsafe(config, { part: name });
      const running = await start(config, log);
      let stopping = false;
      const stop = async (reason: string) => {
        if (stopping) return;
        stopping = true;
        log.info({ reason }, 'stopping');
        setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
        await running.stop().catch((error: unknown) => log.error(error, 'stopping failed'));
        process.exit(0);
      };
      process.once('SIGTERM', () => void stop('SIGTERM'));
      process.once('SIGINT', () => void stop('SIGINT'));
      process.once('disconnect', () => void stop('the starting process has gone'));
      process.send?.({ ready: true });
      log.info('ready');
    } catch (error) {
      const known = error instanceof StartFailure;
      if (known && !process.send) console.error(error.message);
      else log.fatal(error, 'could not start');
      if (known) process.send?.({ failure: error.message });
      setTimeout(() => process.exit(1), 100);
    }
  })();
}

/** An error for the log. What PostgreSQL tells beside its message contains values of the rows, e.g. names and numbers. */
function withoutRows(error: Error): object {
  const { detail: _, where: __, hint: ___, internalQuery: ____, ...told } = pino.stdSerializers.err(error);
  return told;
}

/**
 * A setting that the process needs; `start` sets it for its children.
 * @throws StartFailure
 */
export function required(value: string | undefined, name: string): string {
  if (!value) throw new StartFailure(`缺少配置 ${name}。 ${name} is not set.`);
  return value;
}
