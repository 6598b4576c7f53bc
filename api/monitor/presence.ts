/** Which processes are missing, as one monitor knows them: at its start it has seen no heartbeat. */
import type { ProcessName } from '../../domain/incident.ts';

/** Seconds without a heartbeat, which is due every four; processes at the lowest priority may be late. */
const HEARTBEAT_TIMEOUT_S: Readonly<Record<ProcessName, number>> = { worker: 13, documents: 22, imports: 22 };
/** Milliseconds without a poll of the task queue; a long poll lasts a minute. */
const MAX_POLL_GAP_MS = 75_000;
/**
 * Milliseconds that a task may have waited for a running process. Certificates and imports yield to all other work: in a busy
 * hour a delay of minutes is normal.
 */
const MAX_BACKLOG_MS: Readonly<Record<ProcessName, number>> = { worker: 60_000, documents: 300_000, imports: 300_000 };
/** Milliseconds within which processes that start together with the monitor must give a heartbeat. */
const START_GRACE_MS = 60_000;

/** Times in milliseconds of this process's monotonic clock. */
export interface ProcessPresence {
  readonly began: number;
  /** The last heartbeat of each process since then. */
  readonly heartbeats: Map<ProcessName, number>;
  /** When the workflow task queue was last polled, or could not be. */
  polledAt: number;
}

export function newPresence(now: number): ProcessPresence {
  return { began: now, heartbeats: new Map(), polledAt: now };
}

export type Presence = 'there' | 'missing' | 'awaited';

/**
 * Judges a process by its heartbeats. A process that starts together with the monitor is awaited for a time; a process that
 * signed off for a restart gets the same time as one that fell silent.
 * @param silence seconds since its last heartbeat; undefined if the database has none
 * @param isKnown an open incident says that it is missing
 */
export function presenceOf(
  { began, heartbeats }: ProcessPresence,
  name: ProcessName,
  silence: number | undefined,
  isKnown: boolean,
  now: number,
): Presence {
  const given = silence === undefined ? undefined : now - silence * 1000;
  if (given !== undefined && given >= began) heartbeats.set(name, given);
  const last = heartbeats.get(name);
  if (last === undefined) return isKnown || now - began > START_GRACE_MS ? 'missing' : 'awaited';
  return (silence ?? (now - last) / 1000) > HEARTBEAT_TIMEOUT_S[name] ? 'missing' : 'there';
}

/**
 * Whether no worker polls the workflow task queue. A server that has just started knows of no poller yet.
 * @param idle milliseconds since the last poll; null if the server knows of none
 */
export function isUnpolled(attendance: ProcessPresence, idle: number | null, now: number): boolean {
  if (idle !== null) attendance.polledAt = Math.max(attendance.polledAt, now - idle);
  return now - attendance.polledAt > MAX_POLL_GAP_MS;
}

/** @param oldest milliseconds that the oldest task has waited for the process */
export function fallsBehind(name: ProcessName, oldest: number): boolean {
  return oldest >= MAX_BACKLOG_MS[name];
}
