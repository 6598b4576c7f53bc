/** A command that runs in a terminal until Ctrl-C and then stops in order. */
import { StartFailure } from './failure.ts';

/**
 * npm forwards a Ctrl-C that the terminal has already sent to this process: a second signal within this time is the
 * same one.
 */
const SAME_SIGNAL_MS = 1_000;

export const say = (line: string) => console.log(line);

/**
 * Starts, waits for a signal to stop, and stops; ends the process, with exit code 1 if it could not start.
 * @param start gets a signal that aborts it; its result is stopped at the end
 */
export async function inForeground(start: (signal: AbortSignal) => Promise<{ stop(): Promise<void> }>): Promise<never> {
  // A closed terminal must not prevent stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const asked = new AbortController();
  let askedAt = 0;
  const ask = (by: string): void => {
    if (!askedAt) {
      askedAt = Date.now();
      say(`\n正在停止 stopping (${by})…`);
      asked.abort(new StartFailure('已停止 stopped'));
    } else if (Date.now() - askedAt > SAME_SIGNAL_MS) {
      say('强制退出 forced exit');
      process.exit(130);
    }
  };
  process.on('SIGINT', () => ask('Ctrl-C'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));

  // If npm is terminated, it terminates the shell between itself and this process, and the shell does not forward the
  // signal.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => !askedAt && process.ppid !== parent && ask('npm'), 500).unref();
  }

  try {
    const running = await start(asked.signal);
    if (!askedAt) await new Promise((resolve) => asked.signal.addEventListener('abort', resolve, { once: true }));
    await running.stop();
    process.exit(0);
  } catch (error) {
    if (askedAt) process.exit(0);
    console.error(error instanceof StartFailure ? `\n${error.message}` : error);
    process.exit(1);
  }
}
