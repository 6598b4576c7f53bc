/** What the entry points of our own processes have in common. */
import pino from 'pino';
import { type Config, readConfig } from './config.ts';
import { StartFailure } from './failure.ts';

export interface Process {
  /** Stops taking work, finishes what is underway, closes what is open. */
  stop(): Promise<void>;
}

/** Runs an entry point: says when it is ready, ends in order on SIGTERM or when the process that started it is gone. */
export function enter(name: string, start: (config: Config, log: pino.Logger) => Promise<Process>): void {
  void (async () => {
    const config = readConfig();
    const log = pino({ name, level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] });
    try {
      const running = await start(config, log);
      let stopping = false;
      const stop = async (reason: string) => {
        if (stopping) return;
        stopping = true;
        log.info({ reason }, 'stopping');
        await running.stop().catch((error: unknown) => log.error(error, 'stopping failed'));
        process.exit(0);
      };
      process.once('SIGTERM', () => void stop('SIGTERM'));
      process.once('SIGINT', () => void stop('SIGINT'));
      process.once('disconnect', () => void stop('the starting process has gone'));
      process.send?.({ ready: true });
      log.info('ready');
    } catch (error) {
      log.fatal(error, 'could not start');
      if (error instanceof StartFailure) process.send?.({ failure: error.message });
      setTimeout(() => process.exit(1), 100);
    }
  })();
}

/** The address a process needs; `start` sets it for its children. */
export function required(value: string | undefined, name: string): string {
  if (!value) throw new StartFailure(`缺少配置 ${name}。 ${name} is not set.`);
  return value;
}
