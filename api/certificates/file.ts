import { DomainProblem } from '../../domain/problem.ts';
import type { CertificateFile } from '../../store/certificate/certificate.ts';
import { FileMissing } from '../../store/file/files.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { FileAnswer } from '../http/call.ts';

/** @throws DomainProblem certificate_not_ready while its PDF is being made */
export async function certificateFile(
  { files, log }: Pick<ApiDependencies, 'files' | 'log'>,
  { number, instrumentName, fileKey }: CertificateFile,
): Promise<FileAnswer> {
  if (fileKey === null) throw new DomainProblem('certificate_not_ready');
  try {
    return { name: `${number}-${instrumentName}.pdf`, bytes: await files.get(fileKey) };
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error;
    log.error({ err: error, number }, 'the file of a certificate is missing');
    throw new DomainProblem('certificate_not_ready');
  }
}
