/** Actions on issued certificates (requirements C13, D1, D6). */
import { z } from 'zod';
import { CERTIFICATE_KIND_NAMES } from '../number.ts';
import { code, Day, Id, Instant, optionalText, text } from './common.ts';
import { INSTRUMENT_LIMITS as LIMITS } from './instrument.ts';
import { signedReason } from './public-query.ts';

/** The digital forms of a certificate, for programs. */
export const DIGITAL_FORMS = ['xml', 'json'] as const;
export type DigitalForm = (typeof DIGITAL_FORMS)[number];
export const DigitalQuery = z.object({ form: z.enum(DIGITAL_FORMS).default('xml') });

/**
 * What can be corrected without testing the instrument again: the customer and the instrument that the certificate
 * names.
 */
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
  /** Null if it is valid. */
  withdrawnAt: Instant.nullable(),
  /** The number of the certificate that it replaces. */
  replaces: z.string().nullable(),
  /** Whether it has a digital form. */
  digital: z.boolean(),
});

export type CertificateInfo = z.infer<typeof CertificateInfo>;
