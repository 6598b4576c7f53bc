/** The parts that have been started and must be stopped, in reverse order. */
export class StopList {
  readonly #parts: { name: string; stop: () => void | Promise<void> }[] = [];
  #stopped: Promise<void> | null = null;

  constructor(readonly say: (line: string) => void) {}

  add(name: string, stop: () => void | Promise<void>): void {
    this.#parts.push({ name, stop });
  }

  /** Reserves the place in the order for a part that is still starting. */
  addWhenStarted(name: string, starting: Promise<{ stop(): Promise<void> }>): void {
    this.add(name, async () => {
      await starting.then(
        (part) => part.stop(),
        () => undefined,
      );
    });
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    for (const { name, stop } of this.#parts.toReversed()) {
      const began = Date.now();
      try {
        await stop();
        this.say(`  ✓ ${name} 已停止 stopped (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      } catch (error) {
        // The other parts must be stopped anyway.
        this.say(`  ✗ ${name}: ${String(error)}`);
      }
    }
  }
}

/** Waits until all have ended; the first failure aborts the others and is thrown. */
export async function allOrAbort<T extends readonly unknown[]>(
  failed: AbortController,
  ...work: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  let first: { error: unknown } | null = null;
  const noted = (error: unknown): never => {
    first ??= { error };
    failed.abort(error);
    throw error;
  };
  const results = await Promise.allSettled(work.map((part) => Promise.resolve(part).catch(noted)));
  if (first) throw (first as { error: unknown }).error;
  return results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
