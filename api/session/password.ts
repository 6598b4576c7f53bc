import { hash, verify } from '@node-rs/argon2';

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
