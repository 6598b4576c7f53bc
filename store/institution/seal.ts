/**
 * The seal of an institution, printed on its certificates (requirement C13). A new seal changes no certificate that
 * was issued before.
 */
import type { CertificateSeal } from '../../domain/contract/settings.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { SETTINGS_STREAM } from '../settings/settings.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant } from '../sql/list.ts';

interface Row {
  readonly image: Buffer | null;
  readonly name: string;
  readonly created_at: Date;
  readonly created_by: string;
}

/** The PNG; null where no seal was in use. */
export async function sealImage(db: Reader, sealId: string): Promise<Buffer | null> {
  const row = await db('institution_seal').where({ id: sealId }).first<{ image: Buffer | null } | undefined>('image');
  return row?.image ?? null;
}

async function present(db: Reader, institutionId: string): Promise<Row | undefined> {
  return db('institution_seal as seal')
    .join('account', 'account.id', 'seal.created_by')
    .where('seal.institution_id', institutionId)
    .orderBy('seal.created_at', 'desc')
    .first<Row | undefined>('image', 'name', 'seal.created_at', 'account.display_name as created_by');
}

export async function presentSealImage(db: Reader, institutionId: string): Promise<Buffer | null> {
  return (await present(db, institutionId))?.image ?? null;
}

export async function readSeal(db: Reader, institutionId: string): Promise<CertificateSeal> {
  const row = await present(db, institutionId);
  if (!row?.image) return { seal: null };
  const { name, created_at: at, created_by: by } = row;
  return { seal: { name, since: instant(at), by } };
}

/** Sets the seal from now on; null for none. Setting the current seal again changes nothing. */
export async function changeSeal(
  trx: Transaction,
  institutionId: string,
  seal: { readonly name: string; readonly image: Buffer } | null,
  actor: Actor & { readonly id: string },
): Promise<CertificateSeal> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`seal:${institutionId}`]);
  const old = await present(trx, institutionId);
  const image = seal?.image ?? null;
  if (image === null ? !old?.image : old?.image?.equals(image)) return readSeal(trx, institutionId);
  const name = seal?.name ?? '';
  await trx('institution_seal').insert({ institution_id: institutionId, image, name, created_by: actor.id });
  const before = { seal: old?.image ? old.name : '' };
  await appendEvent(trx, { stream: SETTINGS_STREAM, name: 'change_seal', actor, before, after: { seal: name } });
  return readSeal(trx, institutionId);
}
