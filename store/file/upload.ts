/** Files that people upload. An upload belongs to nobody until a record claims it. */
import { createHash, randomBytes } from 'node:crypto';
import type { Upload } from '../../domain/contract/upload.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';

export interface NewUpload {
  readonly name: string;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly bytes: Buffer;
}

const CLAIM_BYTES = 24;

/** Inserts the upload and stores its bytes with `put`; if that fails nothing is inserted. */
export async function keepUpload(
  trx: Transaction,
  personal: PersonalData,
  { name, mediaType, bytes }: NewUpload,
  put: (key: string, bytes: Buffer) => Promise<void>,
): Promise<Upload> {
  const claim = randomBytes(CLAIM_BYTES).toString('base64url');
  const sha256 = createHash('sha256').update(bytes).digest();
  const [row] = await trx('upload')
    .insert({
      name,
      media_type: mediaType,
      size: bytes.length,
      sha256,
      file_key: `uploads/${randomBytes(16).toString('hex')}`,
      claim_digest: personal.digest(claim),
    })
    .returning<{ id: string; file_key: string }[]>(['id', 'file_key']);
  if (!row) throw new Error('the upload was not inserted');
  await put(row.file_key, bytes);
  return { id: row.id, claim, name, mediaType };
}

export type UploadOwner =
  | { readonly enterprise_id: string }
  | { readonly account_id: string }
  | { readonly institution_id: string }
  | { readonly share_id: string };

/**
 * Assigns an upload to the record that it belongs to; returns its id.
 * @throws DomainProblem invalid_input naming the field, if the claim is wrong or the upload was claimed already
 */
export async function claimUpload(
  trx: Transaction,
  personal: PersonalData,
  owner: UploadOwner,
  claim: { readonly id: string; readonly claim: string },
  field: string,
): Promise<string> {
  const claimed = await trx('upload')
    .where({ id: claim.id, claimed_at: null })
    .whereIn('claim_digest', personal.digests(claim.claim))
    .update({ ...owner, claimed_at: trx.fn.now() });
  if (claimed === 1) return claim.id;
  throw new DomainProblem('invalid_input', {}, [{ path: field, fault: { name: 'upload_gone' } }]);
}

export interface ClaimedUpload {
  readonly name: string;
  readonly media_type: string;
  readonly file_key: string;
  readonly enterprise_id: string | null;
  readonly account_id: string | null;
  readonly institution_id: string | null;
}

/** A claimed upload and its owner, or null. Files of a share are read with `readShareFile`. */
export async function readUpload(db: Reader, id: string): Promise<ClaimedUpload | null> {
  const row = await db('upload')
    .where({ id, share_id: null })
    .whereNotNull('claimed_at')
    .first<ClaimedUpload | undefined>();
  return row ?? null;
}

/** A record's file in the contract's shape, as SQL: `u` is the alias of the left-joined upload. */
export const STORED_FILE = (u: string) =>
  `case when ${u}.id is not null then jsonb_build_object('id', ${u}.id, 'name', ${u}.name, 'mediaType', ${u}.media_type) end`;

/** Deletes the rows of uploads that nobody claimed within a day; returns the keys of their files. */
export async function forgetUnclaimed(db: Reader, most: number): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { file_key: string }[] }>(
    `delete from upload where id in (
       select id from upload where claimed_at is null and created_at < now() - interval '1 day'
       order by created_at limit ? for update skip locked) returning file_key`,
    [most],
  );
  return rows.map(({ file_key }) => file_key);
}
