import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { type CertificateFile, readCertificateFile, readyCertificates } from '../../store/certificate/certificate.ts';
import { certificateText, reissueCertificate } from '../../store/certificate/reissue.ts';
import { withdrawCertificate } from '../../store/certificate/withdrawal.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { PASSWORD_WRONG, requireOwnPassword } from '../session/password.ts';
import { archiveOf } from './archive.ts';
import { digitalForm } from './digital.ts';
import { certificateFile } from './file.ts';
import { idOfToken } from './link.ts';

export function certificateHandlers(deps: ApiDependencies) {
  async function own(account: SignedIn, certificateId: string): Promise<CertificateFile> {
    const certificate = await readCertificateFile(deps.db, certificateId);
    const isOwn =
      account.enterpriseId === null
        ? certificate?.institutionId === account.institutionId
        : certificate?.enterpriseId === account.enterpriseId;
    if (!certificate || !isOwn) throw new DomainProblem('not_found');
    return certificate;
  }

  async function linked(token: string): Promise<CertificateFile> {
    const id = idOfToken(deps.config.sessionSecret, 'certificate', token);
    const certificate = id && (await readCertificateFile(deps.db, id));
    if (!certificate) throw new DomainProblem('not_found');
    return certificate;
  }

  return {
    async withdrawCertificate({ account, params, body }) {
      await requireOwnPassword(deps.db, account.id, body.password, PASSWORD_WRONG);
      await deps.db.transaction((trx) =>
        withdrawCertificate(trx, institutionOf(account), params.certificateId, body.reason, actorOf(account)),
      );
      return { ok: true };
    },

    getCertificateText: ({ account, params }) => certificateText(deps.db, institutionOf(account), params.certificateId),

    async reissueCertificate({ account, params, body }) {
      await requireOwnPassword(deps.db, account.id, body.password, PASSWORD_WRONG);
      return deps.db.transaction((trx) =>
        reissueCertificate(trx, institutionOf(account), params.certificateId, body, actorOf(account)),
      );
    },

    downloadCertificate: async ({ account, params }) => certificateFile(deps, await own(account, params.certificateId)),
    downloadDigitalCertificate: async ({ account, params, query }) =>
      digitalForm(await own(account, params.certificateId), query.form),
    downloadPublicCertificate: async ({ params }) => certificateFile(deps, await linked(params.token)),
    downloadPublicDigitalCertificate: async ({ params, query }) => digitalForm(await linked(params.token), query.form),

    async downloadPublicCertificates({ params }) {
      const orderId = idOfToken(deps.config.sessionSecret, 'order', params.token);
      if (!orderId) throw new DomainProblem('not_found');
      const certificates = await readyCertificates(deps.db, orderId);
      if (certificates.length === 0) throw new DomainProblem('certificate_not_ready');
      return { name: '电子证书.zip', stream: archiveOf(deps, certificates) };
    },
  } satisfies Partial<Handlers>;
}
