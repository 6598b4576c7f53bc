/** What is done with a certificate once it is issued (requirements C13, D1, D6). */
import { z } from 'zod';
import { CERTIFICATE_KIND_NAMES } from '../number.ts';
import { code, Day, Id, Instant, optionalText, text } from './common.ts';
import { INSTRUMENT_LIMITS as LIMITS } from './instrument.ts';
import { signedReason } from './public-query.ts';

/** The forms in which a program reads a certificate. */
export const DIGITAL_FORMS = ['xml', 'json'] as const;
export type DigitalForm = (typeof DIGITAL_FORMS)[number];
export const DigitalQuery = z.object({ form: z.enum(DIGITAL_FORMS).default('xml') });

/** What can be put right without testing the instrument again: whom and what the certificate names. */
export const CertificateText = z.object({
  customer: z.object({ name: text(100, '委托单位'), address: optionalText(200, '地址') }),
  instrument: z.object({
    name: text(LIMITS.name, '器具名称'),
    model: text(LIMITS.model, '型号规格'),
    measuringRange: text(LIMITS.measuringRange, '测量范围'),
    accuracyClass: text(LIMITS.accuracyClass, '准确度等级'),
    serialNumber: code(LIMITS.serialNumber, '出厂编号'),
    instrumentNumber: code(LIMITS.instrumentNumber, '器具编号'),
    manufacturer: text(LIMITS.manufacturer, '生产厂家'),
  }),
});
export type CertificateText = z.output<typeof CertificateText>;
export const INSTRUMENT_TEXT = Object.keys(
  CertificateText.shape.instrument.shape,
) as (keyof CertificateText['instrument'])[];

export const Reissue = CertificateText.extend(signedReason('更正原因'));
export type Reissue = z.output<typeof Reissue>;
export const Reissued = z.object({ id: Id, number: z.string() });
export type Reissued = z.infer<typeof Reissued>;

export const CertificateInfo = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(CERTIFICATE_KIND_NAMES),
  issuedAt: Instant,
  validUntil: Day.nullable(),
  /** Whether its PDF has been made. */
  ready: z.boolean(),
  /** Null while it stands. */
  withdrawnAt: Instant.nullable(),
  /** The number of the one that it was issued instead of. */
  replaces: z.string().nullable(),
  /** Whether programs can read it too. */
  digital: z.boolean(),
});

export type CertificateInfo = z.infer<typeof CertificateInfo>;
