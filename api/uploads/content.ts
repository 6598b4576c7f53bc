/** Detects the type of an uploaded file, and makes the image that is stored. */
import { fileTypeFromBuffer } from 'file-type';
import { DomainProblem } from '../../domain/problem.ts';
import type { NewUpload } from '../../store/file/upload.ts';
import type { Documents, Files } from '../dependencies.ts';
import type { UploadedFile } from '../http/call.ts';

const LONGEST_NAME = 255;
const IMAGES = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Images are decoded and encoded again: upright, of limited size, without location and device, and without anything
 * that only looks like an image. A PDF stays as it is.
 * @param unusable the problem for any other file
 * @throws DomainProblem upload_broken, or `unusable`
 */
export async function sanitised(
  documents: Documents,
  { name, bytes }: UploadedFile,
  unusable: 'upload_type' | 'attachment_type' = 'upload_type',
): Promise<NewUpload> {
  const shortName = [...name].slice(-LONGEST_NAME).join('') || '文件';
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (type === 'application/pdf') return { name: shortName, mediaType: type, bytes };
  if (!IMAGES.includes(type)) throw new DomainProblem(unusable, { name: shortName });
  const image = await documents.run('photo', [bytes]);
  if (!image) throw new DomainProblem('upload_broken', { name: shortName });
  return { name: shortName, mediaType: 'image/jpeg', bytes: image };
}

/**
 * Stores bytes in the file store.
 * @throws DomainProblem file_not_kept
 */
export function putIn(files: Files): (key: string, bytes: Buffer) => Promise<void> {
  return (key, bytes) =>
    files.put(key, bytes).catch((error: unknown) => {
      throw new DomainProblem('file_not_kept', {}, [], { cause: error });
    });
}
