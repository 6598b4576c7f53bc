/** The image of a seal: checked, and shown on a specimen before it is used (requirement C13). */
import { fileTypeFromBuffer } from 'file-type';
import type { CertificateData } from '../../documents/certificate.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Documents } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';

const MAX_NAME_LENGTH = 255;

/**
 * Returns a PNG with transparency, of limited size and without metadata.
 * @throws DomainProblem file_required, seal_unusable
 */
export async function checkedSeal(
  documents: Documents,
  file: UploadedFile | null,
): Promise<{ name: string; image: Buffer }> {
  if (!file) throw new DomainProblem('file_required');
  const isPng = (await fileTypeFromBuffer(file.bytes))?.mime === 'image/png';
  const image = isPng ? await documents.run('sealImage', [file.bytes]) : null;
  if (!image) throw new DomainProblem('seal_unusable');
  return { name: [...file.name].slice(-MAX_NAME_LENGTH).join(''), image };
}

/** A certificate for no instrument, marked as a specimen. */
export function specimen(
  institution: { name: string; address: string },
  image: Buffer | null,
  publicUrl: string,
): CertificateData {
  const blank = '样张';
  return {
    kind: 'calibration',
    number: 'JZ0000-000000',
    replaces: null,
    institution,
    orderNumber: '0000000000000',
    issuedAt: new Date().toISOString(),
    validUntil: null,
    customer: { name: `${blank}，不作为证书使用`, address: '' },
    instrument: {
      instrumentNumber: blank,
      name: blank,
      model: blank,
      measuringRange: blank,
      accuracyClass: blank,
      serialNumber: blank,
      manufacturer: blank,
      placeOfUse: blank,
      quantity: 1,
      categoryName: null,
      kindName: null,
      regionName: null,
    },
    deliveryMode: 'bring_in',
    conclusion: 'not_tested',
    measured: blank,
    reason: '',
    measurement: null,
    recordedBy: blank,
    checkedBy: blank,
    issuedBy: blank,
    lookupUrl: `${publicUrl}/verify`,
    sealImage: image,
  };
}
