/** Files for reading beside an order: its customer's, and those of its results (requirements C13, E2). */
import { z } from 'zod';
import { Id, Instant } from './common.ts';
import { LICENCE_TYPES, StoredFile } from './upload.ts';

/** The size of a phone's photo; the stored image is smaller. */
export const ATTACHMENT_MEGABYTES = 10;
/** For one instrument, and for the share as a whole. */
export const MAX_ATTACHMENTS = 20;
export const ATTACHMENT_TYPES = LICENCE_TYPES;

/** `licence` and `photo` are files of the enterprise, `result` of the results. */
export const FILE_SOURCES = ['licence', 'photo', 'result'] as const;

export const ShareFile = StoredFile.extend({
  source: z.enum(FILE_SOURCES),
  /** The instrument that the file is about; null for files of the enterprise and of the results as a whole. */
  itemId: Id.nullable(),
  addedBy: z.string().nullable(),
  addedAt: Instant.nullable(),
});
export type ShareFile = z.infer<typeof ShareFile>;

export const ShareFiles = z.object({
  data: z.array(ShareFile),
  total: z.number().int(),
  /** Whether the reader may add and remove files of the results now. */
  open: z.boolean(),
});
export type ShareFiles = z.infer<typeof ShareFiles>;

export const NewAttachment = z.object({ itemId: Id.optional() });
