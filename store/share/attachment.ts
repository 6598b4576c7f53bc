/** Files that belong to the results of a share: photos of nameplates, original records (requirement C13). */
import { MAX_ATTACHMENTS, type ShareFile } from '../../domain/contract/attachment.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { claimUpload, keepUpload, type NewUpload } from '../file/upload.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instantOrNull } from '../sql/list.ts';

type Author = Actor & { readonly id: string };

const FILES = `
  select u.id, u.name, u.media_type as "mediaType", u.file_key as "fileKey", f.source, f.item_id as "itemId",
    a.display_name as "addedBy", f.added_at as "addedAt"
  from share s join booking_order o on o.id = s.order_id join enterprise e on e.id = o.enterprise_id
  cross join lateral (
    select 1 as place, 'licence' as source, e.licence_upload_id as upload_id, null::uuid as item_id,
      null::uuid as added_by, null::timestamptz as added_at
    union all select 2, 'photo', e.photo_upload_id, null, null, null
    union all select 3, 'result', t.upload_id, t.item_id, t.added_by, t.added_at from attachment t where t.share_id = s.id) f
  join upload u on u.id = f.upload_id
  left join account a on a.id = f.added_by left join order_item i on i.id = f.item_id
  where s.id = :shareId and (:uploadId::uuid is null or u.id = :uploadId)
  order by f.place, i.position nulls first, f.added_at, u.id`;

interface FileRow extends Omit<ShareFile, 'addedAt'> {
  readonly fileKey: string;
  readonly addedAt: Date | null;
}

async function filesOf(db: Reader, shareId: string, uploadId: string | null): Promise<FileRow[]> {
  const { rows } = await db.raw<{ rows: FileRow[] }>(FILES, { shareId, uploadId } as { shareId: string });
  return rows;
}

/**
 * The files of a share: those of its enterprise and those of its results, the latter by instrument; and whether more
 * may be added.
 */
export async function listShareFiles(db: Reader, shareId: string): Promise<{ data: ShareFile[]; open: boolean }> {
  const [files, share] = await Promise.all([
    filesOf(db, shareId, null),
    db('share').where({ id: shareId }).first<{ stage: Stage }>('stage'),
  ]);
  const data = files.map(({ fileKey: _, addedAt, ...file }) => ({ ...file, addedAt: instantOrNull(addedAt) }));
  return { data, open: STAGES[share.stage].filesOpen };
}

/** One of the share's files and its key; null if the file does not belong to the share. */
export async function readShareFile(
  db: Reader,
  shareId: string,
  uploadId: string,
): Promise<Pick<FileRow, 'name' | 'mediaType' | 'fileKey'> | null> {
  return (await filesOf(db, shareId, uploadId))[0] ?? null;
}

/**
 * Adds a file to the results of a share, or of one of its instruments. The share is locked, so that nothing is added
 * while its results are being checked.
 * @throws DomainProblem attachments_closed, attachments_full, result_not_in_share
 */
export async function addAttachment(
  trx: Transaction,
  personal: PersonalData,
  shareId: string,
  itemId: string | null,
  file: NewUpload,
  put: (key: string, bytes: Buffer) => Promise<void>,
  actor: Author,
): Promise<void> {
  await requireOpen(trx, shareId);
  const instrument = itemId === null ? null : await instrumentIn(trx, shareId, itemId);
  const [there] = await trx('attachment')
    .where({ share_id: shareId, item_id: itemId })
    .count<{ count: number }[]>({ count: '*' });
  if (there && there.count >= MAX_ATTACHMENTS)
    throw new DomainProblem('attachments_full', { name: file.name, most: MAX_ATTACHMENTS });
  const upload = await keepUpload(trx, personal, file, put);
  await claimUpload(trx, personal, { share_id: shareId }, upload, 'file');
  await trx('attachment').insert({ upload_id: upload.id, share_id: shareId, item_id: itemId, added_by: actor.id });
  const after = { name: file.name, instrument };
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'add_attachment', actor, after });
}

/**
 * Removes an attachment from the results; returns the key of its file, to which nothing refers any more.
 * @throws DomainProblem not_found, attachments_closed
 */
export async function removeAttachment(
  trx: Transaction,
  shareId: string,
  uploadId: string,
  actor: Author,
): Promise<string> {
  await requireOpen(trx, shareId);
  const attachment = await trx('attachment')
    .where({ share_id: shareId, upload_id: uploadId })
    .first<{ item_id: string | null } | undefined>('item_id');
  if (!attachment) throw new DomainProblem('not_found');
  const instrument = attachment.item_id === null ? null : await instrumentIn(trx, shareId, attachment.item_id);
  const [file] = await trx('upload')
    .where({ id: uploadId })
    .delete()
    .returning<{ name: string; file_key: string }[]>(['name', 'file_key']);
  if (!file) throw new Error(`attachment ${uploadId} has no upload`);
  const before = { name: file.name, instrument };
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'remove_attachment', actor, before });
  return file.file_key;
}

async function requireOpen(trx: Transaction, shareId: string): Promise<void> {
  const share = await trx('share').where({ id: shareId }).forUpdate().first<{ stage: Stage }>('stage');
  if (!STAGES[share.stage].filesOpen) throw new DomainProblem('attachments_closed');
}

/** The instrument's name and number, for people. */
async function instrumentIn(trx: Transaction, shareId: string, itemId: string): Promise<string> {
  const { rows } = await trx.raw<{ rows: { label: string }[] }>(
    `select i.snapshot->>'name' || '（' || (i.snapshot->>'instrumentNumber') || '）' as label
     from order_item i where i.id = ? and i.share_id = ? and i.state = 'active'`,
    [itemId, shareId],
  );
  if (rows[0]) return rows[0].label;
  throw new DomainProblem('result_not_in_share', { itemId }, [
    { path: 'itemId', fault: { name: 'instrument_not_in_share' } },
  ]);
}
