/**
 * The message authentication code of a command (HMAC-SHA-256, RFC 2104). Only the API and the worker have the key, so
 * that nobody else who reaches Temporal can give a command.
 */
import { DomainProblem } from '../../domain/problem.ts';
import type { BookingCommand, PersonCommand } from '../../domain/transition.ts';
import { derivedRing, isMacOf, type KeyRing, macOf } from '../keys/ring.ts';

const CODE_BYTES = 32;
/** A command waits in the workflow while the worker or the database is down; later it is given again. */
export const COMMAND_MAX_AGE_MS = 24 * 3_600_000;
/** Difference between the clocks of two machines that is tolerated. */
export const CLOCK_SKEW_MS = 60_000;

const commandKeys = (dataKeys: KeyRing) => derivedRing(dataKeys, 'command');

/** The command with its code. @param dataKeys the ring from which the keys of commands are derived */
export function withMac<C extends PersonCommand>(dataKeys: KeyRing, orderId: string, command: C, now = new Date()): C {
  const at = now.toISOString();
  return {
    ...command,
    mac: { at, code: macOf(commandKeys(dataKeys), textOf(orderId, command, at)).toString('base64url') },
  };
}

/**
 * Checks that the API gave this command for this order, with any key of the ring: a command may be on its way during a rotation.
 * @throws DomainProblem command_not_genuine
 */
export function requireGenuine(dataKeys: KeyRing, orderId: string, command: PersonCommand, now = new Date()): void {
  const { mac } = command;
  const age = mac ? now.getTime() - Date.parse(mac.at) : Number.NaN;
  if (!mac || !(age < COMMAND_MAX_AGE_MS && age > -CLOCK_SKEW_MS)) throw new DomainProblem('command_not_genuine');
  const given = Buffer.from(mac.code, 'base64url');
  if (!isMacOf(commandKeys(dataKeys), given, CODE_BYTES, textOf(orderId, command, mac.at)))
    throw new DomainProblem('command_not_genuine');
}

function textOf(orderId: string, { mac: _, ...command }: BookingCommand, at: string): string {
  return canonical({ ...command, orderId, at });
}

/** JSON with the fields of each object in order: the same text for the same values, whoever wrote them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
