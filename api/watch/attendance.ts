/** Which of our processes are missing, as one watch remembers them: it has heard of nobody when it begins. */
import type { ProcessName } from '../../domain/incident.ts';

/** Seconds without a sign of life, which is given every four; who works at the lowest priority may be late with it. */
const SIGNLESS: Readonly<Record<ProcessName, number>> = { worker: 13, documents: 22, imports: 22 };
/** Milliseconds without a poll: one lasts a minute. */
const UNASKED = 75_000;
/**
 * Milliseconds that work may have waited for a process that runs. Certificates and imports yield to everything else: in a
 * busy hour they are made minutes later, and all is well.
 */
const BEHIND: Readonly<Record<ProcessName, number>> = { worker: 60_000, documents: 300_000, imports: 300_000 };
/** Milliseconds in which what starts together with the watch is to be heard of. */
const GRACE = 60_000;

/** Times in milliseconds, of the watch's own clock. */
export interface Attendance {
  readonly began: number;
  /** The last sign of life of each that has given one since then. */
  readonly signs: Map<ProcessName, number>;
  /** When Temporal was last asked for work of the workflows, or could not be. */
  asked: number;
}

export function beginAttendance(now: number): Attendance {
  return { began: now, signs: new Map(), asked: now };
}

export type Presence = 'there' | 'missing' | 'awaited';

/**
 * How a process stands by its signs of life. One that starts with the watch is awaited for a time, and one that signed off,
 * to be started anew, is given as much as one that fell silent.
 * @param silence seconds since its last sign; undefined where the database has none
 * @param isKnown it was called missing before, and has not been heard of since
 */
export function presenceOf(
  { began, signs }: Attendance,
  name: ProcessName,
  silence: number | undefined,
  isKnown: boolean,
  now: number,
): Presence {
  const given = silence === undefined ? undefined : now - silence * 1000;
  if (given !== undefined && given >= began) signs.set(name, given);
  const last = signs.get(name);
  if (last === undefined) return isKnown || now - began > GRACE ? 'missing' : 'awaited';
  return (silence ?? (now - last) / 1000) > SIGNLESS[name] ? 'missing' : 'there';
}

/**
 * Whether nobody asks Temporal for the work of the workflows. A server that has just come up knows of nobody who asks.
 * @param idle milliseconds since somebody asked; null where the server knows of nobody
 */
export function isUnasked(attendance: Attendance, idle: number | null, now: number): boolean {
  if (idle !== null) attendance.asked = Math.max(attendance.asked, now - idle);
  return now - attendance.asked > UNASKED;
}

/** @param oldest milliseconds that the oldest piece of work has waited for the process */
export function fallsBehind(name: ProcessName, oldest: number): boolean {
  return oldest >= BEHIND[name];
}
