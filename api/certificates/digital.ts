/** A certificate for programs: the same content as its PDF (requirement D1). */
import { certificateXml } from '../../documents/digital/dcc.ts';
import type { CertificateContent } from '../../domain/certificate.ts';
import type { DigitalForm } from '../../domain/contract/certificate.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { CertificateFile } from '../../store/certificate/certificate.ts';
import type { FileAnswer } from '../http/call.ts';

const MAKE: Readonly<Record<DigitalForm, (content: CertificateContent) => Buffer>> = {
  xml: certificateXml,
  json: (content) =>
    Buffer.from(`${JSON.stringify({ format: 'hengzhun-certificate', version: 1, ...content }, null, 2)}\n`),
};

/** @throws DomainProblem certificate_not_ready; no_digital_form for a certificate older than these forms */
export function digitalForm({ number, fileKey, content }: CertificateFile, form: DigitalForm): FileAnswer {
  if (fileKey === null) throw new DomainProblem('certificate_not_ready');
  if (content === null) throw new DomainProblem('no_digital_form');
  return { name: `${number}.${form}`, type: `application/${form}`, bytes: MAKE[form](content) };
}
