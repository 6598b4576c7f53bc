import { UPLOAD_MEGABYTES } from '../../domain/contract/upload.ts';
import { may } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { principalOf } from '../../store/account/signed-in.ts';
import { forgetUnclaimed, keepUpload, readUpload } from '../../store/upload.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createThrottle } from '../http/throttle.ts';
import { kept } from './content.ts';

const CLEARED_AT_ONCE = 5;

export function uploadHandlers({
  db,
  personal,
  files,
  log,
}: ApiDependencies): Pick<Handlers, 'upload' | 'downloadUpload'> {
  const throttle = createThrottle(db, [{ name: 'upload', attempts: 60, minutes: 60 }]);

  /** Whoever uploads clears away some of what nobody claimed: it never grows beyond what comes in. */
  async function clearAway(): Promise<void> {
    for (const key of await forgetUnclaimed(db, CLEARED_AT_ONCE)) await files.remove(key);
  }

  return {
    async upload({ file, request }) {
      await throttle.count([request.ip ?? '']);
      if (!file) throw new DomainProblem('file_required');
      if (file.bytes.length > UPLOAD_MEGABYTES * 1024 * 1024) {
        throw new DomainProblem('file_too_large', { limit: UPLOAD_MEGABYTES });
      }
      const upload = await kept(file);
      const put = (key: string, bytes: Buffer) =>
        files.put(key, bytes).catch((error: unknown) => {
          throw new DomainProblem('file_not_kept', {}, [], { cause: error });
        });
      const made = await db.transaction((trx) => keepUpload(trx, personal, upload, put));
      clearAway().catch((error: unknown) => log.warn({ err: error }, 'unclaimed uploads stay for now'));
      return made;
    },

    async downloadUpload({ account, params }) {
      const found = await readUpload(db, params.uploadId);
      const isOwn =
        found?.account_id === account.id || (found?.enterprise_id && found.enterprise_id === account.enterpriseId);
      if (!found || !(isOwn || may(principalOf(account), 'enterprise.read'))) throw new DomainProblem('not_found');
      const isImage = found.media_type.startsWith('image/');
      return { name: found.name, bytes: await files.get(found.file_key), type: found.media_type, inline: isImage };
    },
  };
}
