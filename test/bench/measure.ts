import { type ProcessorTime, processorClock, processorTimeEach } from './processor.ts';

/** Runs work at a fixed number in flight and tells how long each command took. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Of each piece of work, by part of the system. */
  readonly processor: ProcessorTime;
}

export async function measure(
  count: number,
  inFlight: number,
  work: (index: number, command: <T>(call: () => Promise<T>) => Promise<T>) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  const command = async <T>(call: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await call();
    times.push(performance.now() - began);
    return result;
  };
  let next = 0;
  const before = processorClock();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let index = next++; index < count; index = next++) await work(index, command);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const processor = processorTimeEach(before, processorClock(), count);
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: percentile(0.5), p99: percentile(0.99), processor };
}

export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: number | null;
  readonly better: 'higher' | 'lower';
}

export function row(
  name: string,
  ours: number,
  floor: number,
  unit: string,
  better: Row['better'],
  goal: number | null = null,
): Row {
  const round = (value: number) => Number(value.toPrecision(4));
  return { name, ours: round(ours), floor: round(floor), unit, ratio: round(ours / floor), goal, better };
}
