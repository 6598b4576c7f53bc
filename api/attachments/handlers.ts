import { may } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { principalOf, type SignedIn } from '../../store/account/signed-in.ts';
import { addAttachment, listShareFiles, readShareFile, removeAttachment } from '../../store/share/attachment.ts';
import { requireUnclaimed } from '../../store/share/claim.ts';
import { type ShareOwners, shareOwnersReader } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf, maySeeWork } from '../http/scope.ts';
import { putIn, sanitised } from '../uploads/content.ts';

export function attachmentHandlers({ db, personal, files, documents, config, log }: ApiDependencies) {
  const ownersOf = shareOwnersReader(db);
  const put = putIn(files);

  /** @throws DomainProblem not_found where the person may not read the order */
  async function requireVisible(shareId: string, account: SignedIn): Promise<ShareOwners> {
    const owners = await ownersOf(shareId);
    if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
    return owners;
  }

  /** @throws DomainProblem not_found; claimed_by_other where somebody else has claimed it */
  async function requireOwn(shareId: string, account: SignedIn): Promise<void> {
    const owners = await ownersOf(shareId);
    if (owners?.institutionId !== institutionOf(account)) throw new DomainProblem('not_found');
    await requireUnclaimed(db, shareId, account.id, config.claimIdleMinutes);
  }

  return {
    async listShareFiles({ account, params: { shareId } }) {
      const { institutionId } = await requireVisible(shareId, account);
      const { data, open } = await listShareFiles(db, shareId);
      const records = institutionId === account.institutionId && may(principalOf(account), 'result.record');
      return { data, total: data.length, open: open && records };
    },

    async readShareFile({ account, params: { shareId, uploadId } }) {
      await requireVisible(shareId, account);
      const file = await readShareFile(db, shareId, uploadId);
      if (!file) throw new DomainProblem('not_found');
      return { name: file.name, bytes: await files.get(file.fileKey), type: file.mediaType, inline: true };
    },

    async addAttachment({ account, params: { shareId }, query: { itemId }, file }) {
      await requireOwn(shareId, account);
      if (!file) throw new DomainProblem('file_required');
      const upload = await sanitised(documents, file, 'attachment_type');
      await db.transaction((trx) =>
        addAttachment(trx, personal, shareId, itemId ?? null, upload, put, actorOf(account)),
      );
      return { ok: true };
    },

    async removeAttachment({ account, params: { shareId, uploadId } }) {
      await requireOwn(shareId, account);
      const key = await db.transaction((trx) => removeAttachment(trx, shareId, uploadId, actorOf(account)));
      files
        .remove(key)
        .catch((error: unknown) =>
          log.warn({ err: error, key }, 'the file of a removed attachment could not be deleted'),
        );
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
