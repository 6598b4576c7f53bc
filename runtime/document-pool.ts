/**
 * The threads of a process in which documents are made and workbooks are read (decision 0031). Each task has a limit of
 * time and memory; one that exceeds it ends its thread, which is replaced, and is answered with a problem. No more
 * tasks wait than are answered soon.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TransferListItem } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { bufferOf } from '../documents/bytes.ts';
import { type Lane, TASKS, type TaskArguments, type TaskName, type TaskResult } from '../documents/tasks.ts';
import { DomainProblem } from '../domain/problem.ts';
import type { Order, Outcome } from './document-thread.ts';
import { SERVER } from './server-build.mjs';

export interface LaneLimits {
  readonly threads: number;
  /** Tasks that may wait for a thread. */
  readonly queue: number;
  /** Milliseconds from the beginning of a task. */
  readonly time: number;
  /** Heap of a thread in megabytes. */
  readonly heap: number;
}

const LIMITS: Readonly<Record<Lane, LaneLimits>> = {
  quick: { threads: 2, queue: 40, time: 20_000, heap: 256 },
  large: { threads: 2, queue: 10, time: 300_000, heap: 256 },
};
/** Milliseconds without a task after which a thread ends and gives its memory back. */
const IDLE = 60_000;
/** Below the process's own thread, which answers everybody. */
const NICE = 5;
const KEPT_BYTES = 32 * 1024 * 1024;

export interface DocumentPool {
  /**
   * @param transfer ports among the arguments
   * @throws DomainProblem busy if too many tasks wait; too_much_work if it exceeds its limits; those of the task
   */
  run<N extends TaskName>(
    name: N,
    args: TaskArguments<N>,
    transfer?: readonly TransferListItem[],
  ): Promise<TaskResult<N>>;
  close(): Promise<void>;
}

export function openDocumentPool(changed: Partial<Record<Lane, Partial<LaneLimits>>> = {}): DocumentPool {
  const lanes = {
    quick: new LaneOfThreads({ ...LIMITS.quick, ...changed.quick }),
    large: new LaneOfThreads({ ...LIMITS.large, ...changed.large }),
  };
  const kept = new KeptResults();
  return {
    async run(name, args, transfer = []) {
      const { lane, kept: isKept } = TASKS[name] as { lane: Lane; kept?: true };
      if (!isKept) return (await lanes[lane].run({ name, args }, transfer)) as TaskResult<typeof name>;
      // As text, which is quickly copied, and tells whether it is the same task.
      const text = JSON.stringify(args);
      return (await kept.get(`${name} ${text}`, () => lanes[lane].run({ name, args: text }, []))) as never;
    },
    async close() {
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
    },
  };
}

class LaneOfThreads {
  readonly #limits: LaneLimits;
  readonly #waiting: (() => void)[] = [];
  #threads: Piscina<Order, Outcome> | null = null;
  #running = 0;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  async run(order: Order, transfer: readonly TransferListItem[]): Promise<unknown> {
    await this.#turn();
    try {
      const outcome = await this.#open().run(order, {
        transferList: [...transfer],
        // From here: the time in the queue is not the task's fault.
        signal: AbortSignal.timeout(this.#limits.time),
      });
      if ('problem' in outcome) {
        const { type, parameters, fields } = outcome.problem;
        throw new DomainProblem(type, parameters, fields);
      }
      const { value } = outcome;
      return value instanceof Uint8Array ? bufferOf(value) : value;
    } catch (error) {
      if (isEnded(error)) throw new DomainProblem('too_much_work', {}, [], { cause: error });
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** @throws DomainProblem busy */
  async #turn(): Promise<void> {
    if (this.#running < this.#limits.threads) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#limits.queue) throw new DomainProblem('busy');
    // The task that ends leaves its place to the one that has waited longest.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Threads are started by the first task that needs one. */
  #open(): Piscina<Order, Outcome> {
    const { threads, heap } = this.#limits;
    this.#threads ??= new Piscina<Order, Outcome>({
      filename: join(SERVER, 'document-thread.js'),
      name: 'perform',
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 32 },
      niceIncrement: NICE,
      atomics: 'disabled',
      execArgv: ['--enable-source-maps'],
      // No secret of the process is of use to a document.
      env: {},
    });
    return this.#threads;
  }

  async close(): Promise<void> {
    await this.#threads?.destroy();
  }
}

/** Whether the thread ended before its task: out of time, out of memory, or by itself. */
function isEnded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : '';
  const words = /^(Terminating worker thread|worker exited with code)/;
  return error.name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || words.test(error.message);
}

/** Results by the digest of their task, the latest used last; tasks that are underway are shared. */
class KeptResults {
  readonly #results = new Map<string, { readonly value: Promise<unknown>; bytes: number }>();
  #bytes = 0;

  get(key: string, make: () => Promise<unknown>): Promise<unknown> {
    const digest = createHash('sha256').update(key).digest('base64');
    const known = this.#results.get(digest);
    if (known) {
      this.#results.delete(digest);
      this.#results.set(digest, known);
      return known.value;
    }
    const entry = { value: make(), bytes: 0 };
    this.#results.set(digest, entry);
    entry.value.then(
      (value) => {
        entry.bytes = value instanceof Uint8Array ? value.byteLength : 0;
        this.#bytes += entry.bytes;
        for (const [oldest, { bytes }] of this.#results) {
          if (this.#bytes <= KEPT_BYTES) break;
          this.#results.delete(oldest);
          this.#bytes -= bytes;
        }
      },
      // Whoever awaits it handles the failure; it is not kept.
      () => this.#results.delete(digest),
    );
    return entry.value;
  }
}
