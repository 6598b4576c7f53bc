/** The seal of an institution, as it is printed on certificates (requirement C13). A later one changes nothing that was issued. */
import type { Reader } from '../database.ts';

/** PNG; null where none was in use. */
export async function sealImage(db: Reader, sealId: string): Promise<Buffer | null> {
  const row = await db('institution_seal').where({ id: sealId }).first<{ image: Buffer | null } | undefined>('image');
  return row?.image ?? null;
}
