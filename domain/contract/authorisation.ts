/** What institutions are authorised to test 检测能力: region × category × kind (requirements A9, D4, E6). */
import { z } from 'zod';
import { AUTHORISATION_STATE_NAMES } from '../authorisation.ts';
import { Day, Id, Instant, ListQuery, listOf, optionalText, text } from './common.ts';
import { ReasonIds } from './reason.ts';
import { UploadClaim } from './upload.ts';
import { withMessage } from './validation-message.ts';

export const Authorisation = z.object({
  id: Id,
  regionCode: z.string(),
  /** With its parent regions, e.g. 内蒙古自治区鄂尔多斯市康巴什区. */
  regionName: z.string(),
  categoryNumber: z.string(),
  categoryName: z.string(),
  /** Null for all kinds of the category. */
  kindNumber: z.string().nullable(),
  kindName: z.string().nullable(),
  validFrom: Day,
  /** The last day; null if it does not expire. */
  validUntil: Day.nullable(),
  /** The state today. */
  state: z.enum(AUTHORISATION_STATE_NAMES),
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
});
export type Authorisation = z.infer<typeof Authorisation>;
export const AuthorisationQuery = ListQuery;
export const AuthorisationList = listOf(Authorisation);

export const AuthorisationInput = z
  .object({
    regionCode: z
      .string(withMessage('choose', { field: '行政区划' }))
      .regex(/^\d{6}$/, withMessage('choose', { field: '行政区划' })),
    categoryNumber: z
      .string(withMessage('choose', { field: '项别' }))
      .regex(/^\d{3}$/, withMessage('choose', { field: '项别' })),
    kindNumber: z
      .string()
      .regex(/^\d{6}$/, withMessage('choose', { field: '种别' }))
      .nullable()
      .default(null),
    validFrom: z.iso.date(withMessage('fill_in', { field: '有效期起' })),
    validUntil: z.iso
      .date(withMessage('fill_in', { field: '有效期至' }))
      .nullable()
      .default(null),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validUntil >= validFrom, {
    path: ['validUntil'],
    ...withMessage('ends_before_start'),
  });
export type AuthorisationInput = z.output<typeof AuthorisationInput>;

export const AuthorisationEnding = z.object({ notes: text(200, '原因'), reasonIds: ReasonIds });

/** Another last day, e.g. if an authorisation was prolonged; null if it does not expire. */
export const AuthorisationChange = z.object({
  validUntil: z.iso.date(withMessage('fill_in', { field: '有效期至' })).nullable(),
});

/** The certificate of authorisation of an institution 授权证书. */
export const AuthorisationCertificate = z.object({
  certificateNumber: optionalText(50, '授权证书号'),
  certificateLevel: optionalText(20, '级别'),
  certificateValidUntil: z.iso
    .date(withMessage('fill_in', { field: '有效期至' }))
    .nullable()
    .default(null),
  /** An image of it, or a PDF. */
  certificateImage: UploadClaim,
});
