/** The image of a seal: checked, and shown on a specimen before it is used (requirement C13). */
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { renderCertificate } from '../../documents/certificate.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { UploadedFile } from '../http/call.ts';

const MIN_SIDE = 200;
const MAX_SIDE = 4_000;
/** Printed 40 mm wide, so that 600 pixels are 380 per inch. */
const STORED_SIDE = 600;
const MAX_ASPECT_RATIO = 1.5;
const MAX_NAME_LENGTH = 255;

/**
 * Returns a PNG with transparency, of limited size and without metadata.
 * @throws DomainProblem file_required, seal_unusable
 */
export async function checkedSeal(file: UploadedFile | null): Promise<{ name: string; image: Buffer }> {
  if (!file) throw new DomainProblem('file_required');
  const unusable = (cause?: unknown) => new DomainProblem('seal_unusable', {}, [], { cause });
  if ((await fileTypeFromBuffer(file.bytes))?.mime !== 'image/png') throw unusable();
  try {
    const picture = sharp(file.bytes, { limitInputPixels: MAX_SIDE * MAX_SIDE, failOn: 'error' });
    const { width, height } = await picture.metadata();
    const isOblong = Math.max(width / height, height / width) > MAX_ASPECT_RATIO;
    if (Math.min(width, height) < MIN_SIDE || isOblong || (await picture.stats()).isOpaque) throw unusable();
    const image = await picture
      .resize({ width: STORED_SIDE, height: STORED_SIDE, fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
    return { name: [...file.name].slice(-MAX_NAME_LENGTH).join(''), image };
  } catch (error) {
    throw error instanceof DomainProblem ? error : unusable(error);
  }
}

/** A certificate for no instrument, marked as a specimen. */
export function specimen(
  institution: { name: string; address: string },
  image: Buffer | null,
  publicUrl: string,
): Promise<Buffer> {
  const blank = '样张';
  return renderCertificate({
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
  });
}
