/** A command that runs in a terminal until Ctrl-C, and then stops in order. */
import { StartFailure } from './failure.ts';

/** npm hands a Ctrl-C on that the terminal has sent us already: what comes within a second is the same one. */
const SAME_KEY_PRESS = 1_000;

export const say = (line: string) => console.log(line);

/**
 * Starts, waits until somebody asks for the end, and stops; ends the process, with 1 where it could not start.
 * @param start is given the signal that breaks it off; what it returns is stopped
 */
export async function inForeground(start: (signal: AbortSignal) => Promise<{ stop(): Promise<void> }>): Promise<never> {
  // A terminal that is gone must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const asked = new AbortController();
  let askedAt = 0;
  const ask = (by: string): void => {
    if (!askedAt) {
      askedAt = Date.now();
      say(`\n正在停止 stopping (${by})…`);
      asked.abort(new StartFailure('已停止 stopped'));
    } else if (Date.now() - askedAt > SAME_KEY_PRESS) {
      say('强制退出 forced exit');
      process.exit(130);
    }
  };
  process.on('SIGINT', () => ask('Ctrl-C'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));

  // npm that is ended ends the shell between itself and us, and the shell does not tell us.
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
