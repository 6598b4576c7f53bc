import { pause, type ServerProcess, stopProcess } from './process.ts';

export interface SupervisedServer {
  readonly pid: () => number;
  /** Stops the server; it stays stopped until `resume`. */
  halt(): Promise<void>;
  resume(): Promise<void>;
}

export interface SupervisedServerOptions {
  readonly name: string;
  readonly launch: () => ServerProcess;
  /** @throws Error if the server ended, or was not ready in time */
  readonly waitUntilUp: (server: ServerProcess) => Promise<void>;
  readonly stopSignal: NodeJS.Signals;
  readonly patience: number;
  readonly say: (line: string) => void;
}

const MAX_DELAY_MS = 15_000;
const HEALTHY_MS = 60_000;

/** Starts a server and supervises it: restarts it with increasing delay whenever it ends without a request. */
export async function supervise(options: SupervisedServerOptions): Promise<SupervisedServer> {
  let server: ServerProcess;
  let wanted = false;
  let deaths = 0;

  const launch = (): void => {
    const began = Date.now();
    const launched = options.launch();
    server = launched;
    void launched.ended.then((code) => (wanted ? again(code, Date.now() - began) : undefined));
  };
  const again = async (code: number | null, lived: number): Promise<void> => {
    deaths = lived > HEALTHY_MS ? 1 : deaths + 1;
    const delay = Math.min(500 * 2 ** (deaths - 1), MAX_DELAY_MS);
    options.say(
      `${options.name} 意外停止（${code}），${delay / 1000} 秒后重新启动。 ${options.name} ended unexpectedly and is started again.`,
    );
    await pause(delay);
    if (wanted) launch();
  };
  const halt = async (): Promise<void> => {
    wanted = false;
    if (!server.hasEnded()) await stopProcess(server.pid, options.stopSignal, options.patience);
  };
  const resume = async (): Promise<void> => {
    launch();
    const launched = server;
    try {
      await options.waitUntilUp(launched);
    } catch (error) {
      await halt();
      throw error;
    }
    wanted = true;
    if (launched.hasEnded()) await again(null, 0);
  };
  await resume();
  return { pid: () => server.pid, halt, resume };
}
