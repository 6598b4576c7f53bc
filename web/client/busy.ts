import { useSyncExternalStore } from 'react';

/** Counts the calls that wait for a retry because the system is busy, so that a page can say so. */
export class Busy {
  #waiting = 0;
  readonly #listeners = new Set<() => void>();

  readonly isBusy = (): boolean => this.#waiting > 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Waits `milliseconds`, during which the caller is counted as waiting. */
  readonly wait = async (milliseconds: number): Promise<void> => {
    this.#change(1);
    try {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    } finally {
      this.#change(-1);
    }
  };

  #change(by: number): void {
    this.#waiting += by;
    for (const listener of this.#listeners) listener();
  }
}

export function useBusy({ subscribe, isBusy }: Busy): boolean {
  return useSyncExternalStore(subscribe, isBusy);
}
