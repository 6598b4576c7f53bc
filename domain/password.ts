/**
 * The password rules, one for staff and one for everybody else (decision 32). That a password is none of the common
 * ones is checked by the API alone: the list is too long for a browser.
 */
import type { Fault } from './fault.ts';
import type { AccountKind } from './role.ts';

export const LONGEST_PASSWORD = 64;
export const SHORTEST_STAFF_PASSWORD = 10;
/** The manual's (§2.2), for accounts that are not staff's; an installation may ask for more. */
export const SHORTEST_PASSWORD = 6;

/** For the words of a form. */
export const STAFF_PASSWORD_LENGTH = { shortest: SHORTEST_STAFF_PASSWORD, longest: LONGEST_PASSWORD } as const;

/** Kinds of characters, and how many of them a password has at least. */
const OF_STAFF = { kinds: [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/], least: 3, fault: 'staff_password_kinds' } as const;
const OF_OTHERS = { kinds: [/[A-Za-z]/, /\d/, /[^A-Za-z0-9]/], least: 2, fault: 'password_kinds' } as const;

interface Owner {
  readonly kind: AccountKind;
  readonly username?: string;
  /** The shortest password of people who are not staff, in characters. */
  readonly shortest?: number;
}

/** The fault of a new password, or null. */
export function passwordFault(
  password: string,
  { kind, username = '', shortest = SHORTEST_PASSWORD }: Owner,
): Fault | null {
  const least = kind === 'staff' ? SHORTEST_STAFF_PASSWORD : shortest;
  if (password.length < least || password.length > LONGEST_PASSWORD)
    return { name: 'password_length', params: { shortest: least, longest: LONGEST_PASSWORD } };
  const rule = kind === 'staff' ? OF_STAFF : OF_OTHERS;
  if (rule.kinds.filter((one) => one.test(password)).length < rule.least) return { name: rule.fault };
  if (username && password.toLowerCase().includes(username.toLowerCase())) return { name: 'password_has_username' };
  return null;
}
