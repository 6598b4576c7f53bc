/** Public data (requirements A8, D1, D2), messages and reference data. */
import { z } from 'zod';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { DELIVERY_MODE_NAMES, ORDER_STAGE_NAMES, STAGE_NAMES } from '../stage.ts';
import { CertificateInfo } from './certificate.ts';
import { Id, Instant, ListQuery, listOf } from './common.ts';
import { CaptchaProof } from './security.ts';
import { SMS_CODES } from './sms.ts';
import { withMessage } from './validation-message.ts';

/** Public notices: every finished order (manual §2.4). */
export const Notice = z.object({
  id: Id,
  orderNumber: z.string(),
  applicant: z.string(),
  matter: z.string(),
  submittedAt: Instant,
  completedAt: Instant,
  result: z.string(),
});
export type Notice = z.infer<typeof Notice>;
export const NoticeQuery = ListQuery;
export const NoticeList = listOf(Notice);

/** The live state of a person's messages: the number of unread ones, and the newest one. */
export const MessageStanding = z.object({
  unread: z.number().int(),
  newest: z.object({ id: Id, title: z.string() }).nullable(),
});
export type MessageStanding = z.infer<typeof MessageStanding>;

export const OrderLookup = z.object({
  number: z
    .string()
    .trim()
    .min(1, withMessage('fill_in', { field: '委托单号' }))
    .max(40),
  password: z
    .string()
    .trim()
    .toUpperCase()
    .min(1, withMessage('fill_in', { field: '委托单右上角的密码' }))
    .max(40),
  /** Required if many people have guessed at the order's password. */
  captcha: CaptchaProof.optional(),
});

/** Progress and certificates for people who hold the order slip; no personal data. */
export const OrderProgress = z.object({
  number: z.string(),
  kind: z.enum(LEDGER_SERVICE_NAMES),
  applicant: z.string(),
  stage: z.enum(ORDER_STAGE_NAMES),
  submittedAt: Instant,
  shares: z.array(
    z.object({
      id: Id,
      institutionName: z.string(),
      deliveryMode: z.enum(DELIVERY_MODE_NAMES),
      stage: z.enum(STAGE_NAMES),
      instrumentCount: z.number(),
      visitStartsAt: Instant.nullable(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: Instant,
      event: z.string(),
      deliveryMode: z.enum(DELIVERY_MODE_NAMES).nullable(),
      actor: z.string(),
    }),
  ),
  certificates: z.array(
    CertificateInfo.extend({
      instrumentName: z.string(),
      serialNumber: z.string(),
      downloadPath: z.string().nullable(),
      /** The address of its digital form; null if there is none. */
      digitalPath: z.string().nullable(),
    }),
  ),
  /** All finished certificates as one ZIP; null if there are fewer than two. */
  archivePath: z.string().nullable(),
});
export type OrderProgress = z.infer<typeof OrderProgress>;

export const Message = z.object({
  id: Id,
  at: Instant,
  title: z.string(),
  body: z.string(),
  orderId: Id.nullable(),
  /** The share that the message is about, if any. */
  shareId: Id.nullable(),
  readAt: Instant.nullable(),
});
export type Message = z.infer<typeof Message>;
export const MessageList = listOf(Message).extend({ unread: z.number() });

export const Reference = z.object({
  serviceItems: z.array(z.object({ id: Id, name: z.string(), category: z.string(), initials: z.string() })),
  departments: z.array(z.object({ id: Id, name: z.string() })),
  /** Whether codes by SMS are required, and where people find them. */
  smsCodes: z.enum(SMS_CODES),
  limits: z.object({
    instrumentsPerOrder: z.number(),
    uploadMegabytes: z.number(),
    /** Characters in a password of people who are not staff. */
    shortestPassword: z.number(),
    longestPassword: z.number(),
  }),
});
export type Reference = z.infer<typeof Reference>;
