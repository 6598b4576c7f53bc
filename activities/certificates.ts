import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Knex } from 'knex';
import { renderCertificate } from '../documents/certificate.ts';
import type { Seal } from '../documents/signature.ts';
import { certificatesToRender, markRendered } from '../store/certificate/rendering.ts';
import type { FileStore } from '../store/file/files.ts';
import { sealImage } from '../store/institution/seal.ts';
import type { DocumentActivities } from './types.ts';

export interface DocumentDependencies {
  readonly db: Knex;
  readonly files: FileStore;
  readonly publicUrl: string;
  readonly seal: Seal;
}

/**
 * Makes the missing PDFs and marks each one when its file is stored: a retry continues where the last attempt
 * stopped.
 */
export function documentActivities({ db, files, publicUrl, seal }: DocumentDependencies): DocumentActivities {
  return {
    async renderCertificates(shareId) {
      const missing = await certificatesToRender(db, shareId);
      for (const [index, { id, sealId, ...content }] of missing.entries()) {
        const { number } = content;
        const pdf = await renderCertificate({
          ...content,
          lookupUrl: `${publicUrl}/verify?number=${number}`,
          sealImage: sealId === null ? null : await sealImage(db, sealId),
        });
        const bytes = await seal.sign(pdf, new Date(content.issuedAt));
        const sha256 = createHash('sha256').update(bytes).digest();
        // Named after its content, so that an abandoned attempt never overwrites the file that is referenced.
        const fileKey = `certificates/${number}-${sha256.toString('hex', 0, 8)}.pdf`;
        await files.put(fileKey, bytes);
        if (!(await markRendered(db, id, { fileKey, sha256, content }))) await removeUnless(db, files, id, fileKey);
        Context.current().heartbeat(index + 1);
      }
      return { rendered: missing.length };
    },
  };
}

/** Deletes a file that was made too late, unless it is the one that is referenced. */
async function removeUnless(db: Knex, files: FileStore, id: string, key: string): Promise<void> {
  const kept = await db('certificate').where({ id }).first<{ file_key: string }>('file_key');
  if (kept.file_key !== key) await files.remove(key);
}
