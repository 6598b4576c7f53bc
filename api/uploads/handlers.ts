import { may } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { principalOf, type SignedIn } from '../../store/account/signed-in.ts';
import { type ClaimedUpload, forgetUnclaimed, keepUpload, readUpload } from '../../store/file/upload.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { putIn, sanitised } from './content.ts';

const CLEARED_AT_ONCE = 5;

/**
 * People read their own files and those of their enterprise or institution; the centre's staff read those of
 * registrations that they review.
 */
function mayRead(account: SignedIn, upload: ClaimedUpload): boolean {
  const { account_id, enterprise_id, institution_id } = upload;
  if (account_id === account.id) return true;
  if (institution_id !== null)
    return institution_id === account.institutionId || may(principalOf(account), 'institution.review');
  return (
    (enterprise_id !== null && enterprise_id === account.enterpriseId) || may(principalOf(account), 'enterprise.read')
  );
}

export function uploadHandlers({ db, personal, files, documents, log }: ApiDependencies) {
  /** Each upload deletes some files that nobody claimed, so that their number does not grow. */
  async function clearAway(): Promise<void> {
    for (const key of await forgetUnclaimed(db, CLEARED_AT_ONCE)) await files.remove(key);
  }

  return {
    async upload({ file }) {
      if (!file) throw new DomainProblem('file_required');
      const upload = await sanitised(documents, file);
      const made = await db.transaction((trx) => keepUpload(trx, personal, upload, putIn(files)));
      clearAway().catch((error: unknown) =>
        log.warn({ err: error }, 'unclaimed uploads could not be deleted; a later upload deletes them'),
      );
      return made;
    },

    async downloadUpload({ account, params }) {
      const found = await readUpload(db, params.uploadId);
      if (!found || !mayRead(account, found)) throw new DomainProblem('not_found');
      const isImage = found.media_type.startsWith('image/');
      return { name: found.name, bytes: await files.get(found.file_key), type: found.media_type, inline: isImage };
    },
  } satisfies Partial<Handlers>;
}
