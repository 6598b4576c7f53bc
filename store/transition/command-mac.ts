/**
 * The message authentication code of a command (HMAC-SHA-256, RFC 2104). Only the API and the worker have the key, so
 * that nobody else who reaches Temporal can give a command.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.ts';
import type { BookingCommand, PersonCommand } from '../../domain/transition.ts';

const KEY_BYTES = 32;
/** A command waits in the workflow while the worker or the database is down; later it is given again. */
const MAX_AGE_MS = 24 * 3_600_000;
/** Difference between the clocks of two machines that is tolerated. */
export const CLOCK_SKEW_MS = 60_000;

const keys = new WeakMap<Buffer, Buffer>();

/** The command with its code. @param dataKey the key from which the key of commands is derived */
export function withMac<C extends PersonCommand>(dataKey: Buffer, orderId: string, command: C, now = new Date()): C {
  const at = now.toISOString();
  return { ...command, mac: { at, code: codeOf(dataKey, orderId, command, at).toString('base64url') } };
}

/**
 * Checks that the API gave this command for this order.
 * @throws DomainProblem command_not_genuine
 */
export function requireGenuine(dataKey: Buffer, orderId: string, command: PersonCommand, now = new Date()): void {
  const { mac } = command;
  const age = mac ? now.getTime() - Date.parse(mac.at) : Number.NaN;
  if (!mac || !(age < MAX_AGE_MS && age > -CLOCK_SKEW_MS)) throw new DomainProblem('command_not_genuine');
  const given = Buffer.from(mac.code, 'base64url');
  const expected = codeOf(dataKey, orderId, command, mac.at);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DomainProblem('command_not_genuine');
}

function codeOf(dataKey: Buffer, orderId: string, { mac: _, ...command }: BookingCommand, at: string): Buffer {
  return createHmac('sha256', keyOf(dataKey))
    .update(canonical({ ...command, orderId, at }))
    .digest();
}

function keyOf(dataKey: Buffer): Buffer {
  const known = keys.get(dataKey);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'hengzhun/command', KEY_BYTES));
  keys.set(dataKey, key);
  return key;
}

/** JSON with the fields of each object in order: the same text for the same values, whoever wrote them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
