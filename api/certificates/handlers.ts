import { DomainProblem } from '../../domain/problem.ts';
import { readCertificateFile } from '../../store/certificate.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { certificateFile } from './file.ts';
import { certificateOfToken } from './link.ts';

export function certificateHandlers(
  deps: ApiDependencies,
): Pick<Handlers, 'downloadCertificate' | 'downloadPublicCertificate'> {
  return {
    async downloadCertificate({ account, params }) {
      const certificate = await readCertificateFile(deps.db, params.certificateId);
      const own =
        account.enterpriseId === null
          ? certificate?.institutionId === account.institutionId
          : certificate?.enterpriseId === account.enterpriseId;
      if (!certificate || !own) throw new DomainProblem('not_found');
      return certificateFile(deps, certificate);
    },

    async downloadPublicCertificate({ params }) {
      const id = certificateOfToken(deps.config.sessionSecret, params.token);
      const certificate = id && (await readCertificateFile(deps.db, id));
      if (!certificate) throw new DomainProblem('not_found');
      return certificateFile(deps, certificate);
    },
  };
}
