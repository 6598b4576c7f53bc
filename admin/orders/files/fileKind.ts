import type { StoredFile } from '../../../domain/contract/upload.ts';

export function isImage({ mediaType }: Pick<StoredFile, 'mediaType'>): boolean {
  return mediaType.startsWith('image/');
}
