import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Knex } from 'knex';
import { renderCertificate } from '../documents/certificate.ts';
import type { Seal } from '../documents/signature.ts';
import { certificatesToRender, markRendered } from '../store/certificate-rendering.ts';
import type { FileStore } from '../store/files.ts';
import type { DocumentActivities } from './types.ts';

export interface DocumentDependencies {
  readonly db: Knex;
  readonly files: FileStore;
  readonly publicUrl: string;
  readonly seal: Seal;
}

/** Makes what is missing and marks each one when its file is safe: a retry goes on where the last attempt stopped. */
export function documentActivities({ db, files, publicUrl, seal }: DocumentDependencies): DocumentActivities {
  return {
    async renderCertificates(shareId) {
      const missing = await certificatesToRender(db, shareId);
      for (const [index, certificate] of missing.entries()) {
        const { id, ...data } = certificate;
        const pdf = await renderCertificate({ ...data, lookupUrl: `${publicUrl}/verify?number=${data.number}` });
        const bytes = await seal.sign(pdf, new Date(data.issuedAt));
        const key = `certificates/${data.number}.pdf`;
        await files.put(key, bytes);
        await markRendered(db, id, key, createHash('sha256').update(bytes).digest());
        Context.current().heartbeat(index + 1);
      }
      return { rendered: missing.length };
    },
  };
}
