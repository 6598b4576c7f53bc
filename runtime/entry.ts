/** What the entry points of our own processes have in common. */
import pino from 'pino';
import { type Config, readConfig } from './config.ts';
import { StartFailure } from './failure.ts';

export interface Process {
  /** Stops taking work, finishes what is underway, closes what is open. */
  stop(): Promise<void>;
}

/** Longer than a worker takes to end what it is doing, shorter than the patience of the process that started it. */
const STOP_TIMEOUT_MS = 12_000;

/** Runs an entry point: says when it is ready, ends in order on SIGTERM or when the process that started it is gone. */
export function enter(name: string, start: (config: Config, log: pino.Logger) => Promise<Process>): void {
  void (async () => {
    let log = pino({ name });
    try {
      const config = readConfig();
      log = pino({ name, level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] });
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

/** The address a process needs; `start` sets it for its children. */
export function required(value: string | undefined, name: string): string {
  if (!value) throw new StartFailure(`缺少配置 ${name}。 ${name} is not set.`);
  return value;
}
