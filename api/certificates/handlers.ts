import { DomainProblem } from '../../domain/problem.ts';
import { readCertificateFile, readyCertificates } from '../../store/certificate.ts';
import { withdrawCertificate } from '../../store/certificate-withdrawal.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { PASSWORD_WRONG, requireOwnPassword } from '../session/password.ts';
import { archiveOf } from './archive.ts';
import { certificateFile } from './file.ts';
import { idOfToken } from './link.ts';

type Names = 'downloadCertificate' | 'downloadPublicCertificate' | 'downloadPublicCertificates' | 'withdrawCertificate';

export function certificateHandlers(deps: ApiDependencies): Pick<Handlers, Names> {
  return {
    async withdrawCertificate({ account, params, body }) {
      await requireOwnPassword(deps.db, account.id, body.password, PASSWORD_WRONG);
      await deps.db.transaction((trx) =>
        withdrawCertificate(trx, institutionOf(account), params.certificateId, body.reason, actorOf(account)),
      );
      return { ok: true };
    },

    async downloadCertificate({ account, params }) {
      const certificate = await readCertificateFile(deps.db, params.certificateId);
      const own =
        account.enterpriseId === null
          ? certificate?.institutionId === account.institutionId
          : certificate?.enterpriseId === account.enterpriseId;
      if (!certificate || !own) throw new DomainProblem('not_found');
      return certificateFile(deps, certificate);
    },

    async downloadPublicCertificates({ params }) {
      const orderId = idOfToken(deps.config.sessionSecret, 'order', params.token);
      if (!orderId) throw new DomainProblem('not_found');
      const certificates = await readyCertificates(deps.db, orderId);
      if (certificates.length === 0) throw new DomainProblem('certificate_not_ready');
      return { name: '电子证书.zip', stream: archiveOf(deps, certificates) };
    },

    async downloadPublicCertificate({ params }) {
      const id = idOfToken(deps.config.sessionSecret, 'certificate', params.token);
      const certificate = id && (await readCertificateFile(deps.db, id));
      if (!certificate) throw new DomainProblem('not_found');
      return certificateFile(deps, certificate);
    },
  };
}
