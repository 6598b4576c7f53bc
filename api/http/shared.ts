/** Answers that are the same for everybody: their entity tags. */
import { createHash } from 'node:crypto';

/** A strong entity tag (RFC 9110 §8.8.3). */
export function entityTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
