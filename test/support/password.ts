import { hash } from '@node-rs/argon2';

/** A hash as the product keeps it, of argon2's least cost: what it costs to sign in is not what these tests are about. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
}
