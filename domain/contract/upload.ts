/** Files that people upload: the licence, photos (requirements A3, A4). */
import { z } from 'zod';
import { Id } from './common.ts';

export const UPLOAD_MEGABYTES = 4;
/** What a browser offers to choose; what it is, its content says. */
export const IMAGE_TYPES = 'image/jpeg,image/png,image/webp';
export const LICENCE_TYPES = `${IMAGE_TYPES},application/pdf`;

export const Upload = z.object({
  id: Id,
  /** Lets who uploaded it, and nobody else, put it into a form. */
  claim: z.string(),
  name: z.string(),
  mediaType: z.string(),
});
export type Upload = z.infer<typeof Upload>;

/** A file in a form: just uploaded. Left out, it stays as it was. */
export const UploadClaim = z.object({ id: Id, claim: z.string().max(100) }).nullish();

/** A file of a record. */
export const StoredFile = z.object({ id: Id, name: z.string(), mediaType: z.string() });
export type StoredFile = z.infer<typeof StoredFile>;
