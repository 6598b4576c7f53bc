import { hash, verify } from '@node-rs/argon2';
import type { Fault } from '../../domain/fault.ts';
import { passwordFault } from '../../domain/password.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { AccountKind } from '../../domain/role.ts';
import type { ApiConfig } from '../dependencies.ts';
import { isCommonPassword } from './common-passwords.ts';

let dummy: Promise<string> | undefined;

/** argon2id with the library's parameters, which are those of OWASP. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password is correct; an unknown account takes as long as a wrong password. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hash('no account has this password');
  const matches = await verify(passwordHash ?? (await dummy), password).catch(() => false);
  return matches && passwordHash !== null;
}

interface Owner {
  readonly kind: AccountKind;
  readonly username: string;
}

/** @throws DomainProblem invalid_input if the rules do not allow the new password for this person */
export function refuseWeakPassword(
  owner: Owner,
  password: string,
  { shortestPassword }: Pick<ApiConfig, 'shortestPassword'>,
): void {
  const common: Fault | null = isCommonPassword(password) ? { name: 'password_common' } : null;
  const fault = passwordFault(password, { ...owner, shortest: shortestPassword }) ?? common;
  if (fault) throw new DomainProblem('invalid_input', {}, [{ path: 'password', fault }]);
}
