import { hash } from '@node-rs/argon2';

/** A hash as the product stores it, at argon2's lowest cost, because these tests are not about the cost of signing in. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
}
