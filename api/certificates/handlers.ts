import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import {
  type CertificateFile,
  readCertificateFile,
  readyCertificates,
  slipPasswordOf,
} from '../../store/certificate/certificate.ts';
import { certificateText, reissueCertificate } from '../../store/certificate/reissue.ts';
import { withdrawCertificate } from '../../store/certificate/withdrawal.ts';
import { open } from '../../store/personal-data/secret-box.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { createProof } from '../session/proof.ts';
import { archiveOf } from './archive.ts';
import { digitalForm } from './digital.ts';
import { certificateFile } from './file.ts';
import { idOfToken, type Linked } from './link.ts';

export function certificateHandlers(deps: ApiDependencies) {
  const proof = createProof(deps);
  async function own(account: SignedIn, certificateId: string): Promise<CertificateFile> {
    const certificate = await readCertificateFile(deps.db, certificateId);
    const isOwn =
      account.enterpriseId === null
        ? certificate?.institutionId === account.institutionId
        : certificate?.enterpriseId === account.enterpriseId;
    if (!certificate || !isOwn) throw new DomainProblem('not_found');
    return certificate;
  }

  const idOf = (linked: Linked, token: string) =>
    idOfToken({ secrets: deps.config.sessionSecrets, linked }, token, async (id) => {
      const sealed = await slipPasswordOf(deps.db, linked, id);
      return sealed && open(deps.config.dataKeys, sealed);
    });

  async function linked(token: string): Promise<CertificateFile> {
    const id = await idOf('certificate', token);
    const certificate = id && (await readCertificateFile(deps.db, id));
    if (!certificate) throw new DomainProblem('not_found');
    return certificate;
  }

  return {
    async withdrawCertificate({ account, params, body }) {
      await proof.password(account, body.password, 'password');
      await deps.db.transaction((trx) =>
        withdrawCertificate(trx, institutionOf(account), params.certificateId, body.reason, actorOf(account)),
      );
      return { ok: true };
    },

    getCertificateText: ({ account, params }) => certificateText(deps.db, institutionOf(account), params.certificateId),

    async reissueCertificate({ account, params, body }) {
      await proof.password(account, body.password, 'password');
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
      const orderId = await idOf('order', params.token);
      if (!orderId) throw new DomainProblem('not_found');
      const certificates = await readyCertificates(deps.db, orderId);
      if (certificates.length === 0) throw new DomainProblem('certificate_not_ready');
      return { name: '电子证书.zip', stream: archiveOf(deps, certificates) };
    },
  } satisfies Partial<Handlers>;
}
