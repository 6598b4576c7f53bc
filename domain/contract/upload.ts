/** Files that people upload: the licence, photos (requirements A3, A4). */
import { z } from 'zod';
import { Id } from './common.ts';

export const UPLOAD_MEGABYTES = 4;
/** The types that a browser offers; the server detects the type from the content. */
export const IMAGE_TYPES = 'image/jpeg,image/png,image/webp';
export const LICENCE_TYPES = `${IMAGE_TYPES},application/pdf`;

export const Upload = z.object({
  id: Id,
  /** A secret that allows only the uploader to put the file into a form. */
  claim: z.string(),
  name: z.string(),
  mediaType: z.string(),
});
export type Upload = z.infer<typeof Upload>;

/** A newly uploaded file in a form; if absent, the stored file stays. */
export const UploadClaim = z.object({ id: Id, claim: z.string().max(100) }).nullish();

/** A file of a record. */
export const StoredFile = z.object({ id: Id, name: z.string(), mediaType: z.string() });
export type StoredFile = z.infer<typeof StoredFile>;
