/** How many calls are waiting to be tried again because the system is busy; the layout shows a notice meanwhile. */
let waiting = 0;
const listeners = new Set<() => void>();

export function waitingCalls(): number {
  return waiting;
}

export function subscribeToBusy(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Waits `milliseconds` and counts as a waiting call meanwhile. */
export async function waitWhileBusy(milliseconds: number): Promise<void> {
  change(1);
  try {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  } finally {
    change(-1);
  }
}

function change(by: number): void {
  waiting += by;
  for (const listener of listeners) listener();
}
