import { hash, verify } from '@node-rs/argon2';
import { Password } from '../../domain/contract/account.ts';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import type { Language } from '../../domain/language.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';
import type { AccountKind } from '../../domain/role.ts';
import { staffPasswordFault } from '../../domain/staff-password.ts';
import { passwordHashOf } from '../../store/account/password.ts';
import type { Reader } from '../../store/sql/database.ts';
import { createPasswordCache } from './password-cache.ts';

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

/** The field problem of a form whose only field is the password. */
export const PASSWORD_WRONG: FieldProblem = { path: 'password', fault: { name: 'password_wrong' } };

/** @throws DomainProblem current_password_wrong */
export async function requireOwnPassword(
  db: Reader,
  accountId: string,
  password: string,
  ...fields: FieldProblem[]
): Promise<void> {
  await requireMatch(await passwordHashOf(db, accountId), password, fields);
}

async function requireMatch(passwordHash: string | null, password: string, fields: FieldProblem[]): Promise<void> {
  if (!(await passwordMatches(passwordHash, password))) throw new DomainProblem('current_password_wrong', {}, fields);
}

const proved = createPasswordCache();

/**
 * The electronic signature, proved by the password.
 * @throws DomainProblem current_password_wrong
 */
export async function requireSignature(db: Reader, accountId: string, password: string): Promise<void> {
  const passwordHash = await passwordHashOf(db, accountId);
  if (passwordHash && proved.includes(accountId, passwordHash, password)) return;
  await requireMatch(passwordHash, password, [PASSWORD_WRONG]);
  if (passwordHash) proved.remember(accountId, passwordHash, password);
}

/** @throws DomainProblem invalid_input if the password rules do not allow the new password for this person */
export function refuseWeakPassword(
  { kind, username }: { readonly kind: AccountKind; readonly username: string },
  password: string,
  language: Language,
): void {
  const path = 'password';
  if (kind === 'staff') {
    const fault = staffPasswordFault(password, username);
    if (fault) throw new DomainProblem('invalid_input', {}, [{ path, fault }]);
    return;
  }
  const message = parseInLanguage(language, Password, password).error?.issues[0]?.message;
  if (message) throw new DomainProblem('invalid_input', {}, [{ path, message }]);
}
