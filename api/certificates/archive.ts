/** All certificates of an order as one ZIP (requirement D1), made while it is sent: one file is in memory at a time. */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { DIGITAL_FORMS } from '../../domain/contract/certificate.ts';
import { fileName } from '../../domain/file-name.ts';
import type { CertificateFile } from '../../store/certificate/certificate.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { digitalForm } from './digital.ts';
import { certificateFile } from './file.ts';

export function archiveOf(
  deps: Pick<ApiDependencies, 'files' | 'log'>,
  certificates: readonly CertificateFile[],
): Readable {
  const zip = new ZipFile();
  const stream = new PassThrough();
  // A missing file aborts the download, so that nobody takes an incomplete archive for a complete one.
  zip.on('error', (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  for (const certificate of certificates) {
    const name = fileName(`${certificate.number}-${certificate.instrumentName}.pdf`);
    if (certificate.content) {
      for (const form of DIGITAL_FORMS) {
        // One after the other while it is read: an order may have hundreds.
        zip.addReadStreamLazy(`数字证书/${certificate.number}.${form}`, (give) => {
          try {
            give(null, Readable.from([digitalForm(certificate, form).bytes ?? Buffer.alloc(0)]));
          } catch (error) {
            give(error, Readable.from([]));
          }
        });
      }
    }
    // A PDF is compressed already.
    zip.addReadStreamLazy(name, { compress: false }, (give) => {
      certificateFile(deps, certificate).then(
        ({ bytes }) => give(null, Readable.from([bytes ?? Buffer.alloc(0)])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  zip.outputStream.pipe(stream);
  return stream;
}
