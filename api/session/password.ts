import { hash, verify } from '@node-rs/argon2';
import { Password } from '../../domain/contract/account.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { AccountKind } from '../../domain/role.ts';
import { staffPasswordFault } from '../../domain/staff-password.ts';

let dummy: Promise<string> | undefined;

/** argon2id with the library's parameters, which are OWASP's. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password is right; an unknown account takes as long as a wrong password. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hash('no account has this password');
  const matches = await verify(passwordHash ?? (await dummy), password).catch(() => false);
  return matches && passwordHash !== null;
}

/**
 * @throws DomainProblem invalid_input where the new password is not one that this person may have
 */
export function refuseWeakPassword(kind: AccountKind, username: string, password: string): void {
  const message =
    kind === 'staff'
      ? staffPasswordFault(password, username)
      : (Password.safeParse(password).error?.issues[0]?.message ?? null);
  if (message) throw new DomainProblem('invalid_input', {}, [{ path: 'password', message }]);
}
