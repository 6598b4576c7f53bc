/**
 * Personal data in events, which are never changed or deleted: they are sealed with a key of the person or enterprise.
 * Closing the account destroys the key (PIPL, article 47).
 */
import { randomBytes } from 'node:crypto';
import { keyRing } from '../keys/ring.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import { open, seal } from '../personal-data/secret-box.ts';
import type { Reader, Transaction } from '../sql/database.ts';

const KEY_BYTES = 32;

/** Whose personal data an event contains. */
export type Subject = `account:${string}` | `enterprise:${string}`;

/** A value in the event: the JSON of the plain value in a box (AES-256-GCM), base64. */
interface SealedValue {
  readonly sealedFor: Subject;
  readonly box: string;
}

function isSealed(value: unknown): value is SealedValue {
  return typeof value === 'object' && value !== null && 'sealedFor' in value && 'box' in value;
}

/** Returns a function that seals values; undefined stays undefined. */
export async function sealerFor(
  trx: Transaction,
  personal: PersonalData,
  subject: Subject,
): Promise<(value: unknown) => SealedValue | undefined> {
  await trx('subject_key')
    .insert({ subject, key_sealed: personal.seal(randomBytes(KEY_BYTES).toString('hex')) })
    .onConflict('subject')
    .ignore();
  const { key_sealed } = await trx('subject_key').where({ subject }).first<{ key_sealed: Buffer }>('key_sealed');
  const key = keyRing(Buffer.from(personal.open(key_sealed), 'hex'));
  return (value) =>
    value === undefined ? undefined : { sealedFor: subject, box: seal(key, JSON.stringify(value)).toString('base64') };
}

interface Values {
  readonly before: unknown;
  readonly after: unknown;
}

/** The rows with their values opened; `erased` where the key has been destroyed, and the values are null. */
export async function openValues<R extends Values>(
  db: Reader,
  personal: PersonalData,
  rows: readonly R[],
): Promise<(R & { readonly erased: boolean })[]> {
  const subjects = rows.flatMap(({ before, after }) =>
    [before, after].filter(isSealed).map(({ sealedFor }) => sealedFor),
  );
  const kept = await db('subject_key')
    .whereIn('subject', [...new Set(subjects)])
    .select<{ subject: string; key_sealed: Buffer }[]>('subject', 'key_sealed');
  const keys = new Map(
    kept.map(({ subject, key_sealed }) => [subject, keyRing(Buffer.from(personal.open(key_sealed), 'hex'))]),
  );
  const opened = (value: unknown): unknown => {
    if (!isSealed(value)) return value;
    const key = keys.get(value.sealedFor);
    return key ? JSON.parse(open(key, Buffer.from(value.box, 'base64'))) : null;
  };
  return rows.map((row) => ({
    ...row,
    before: opened(row.before),
    after: opened(row.after),
    erased: [row.before, row.after].some((value) => isSealed(value) && !keys.has(value.sealedFor)),
  }));
}

/** Makes everything unreadable that was sealed for the subject. */
export async function destroyKey(trx: Transaction, subject: Subject): Promise<void> {
  await trx('subject_key').where({ subject }).delete();
}
