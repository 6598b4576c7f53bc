/** Individuals who act for an enterprise or an institution 关联 (requirement A10, manual §2.5). */
import { z } from 'zod';
import { Id, Instant, ListQuery, listOf, optionalText, text } from './common.ts';

/** The manual's words. An ended link counts as none: the person can make a new request. */
export const LINK_STATES = {
  requested: { zh: '申请中', en: 'Requested' },
  approved: { zh: '申请通过', en: 'Approved' },
  refused: { zh: '已拒绝', en: 'Refused' },
  ended: { zh: '未关联', en: 'Not linked' },
} as const;
export type LinkState = keyof typeof LINK_STATES;
export const LINK_STATE_NAMES = Object.keys(LINK_STATES) as [LinkState, ...LinkState[]];

/** A link, for the individual. */
export const OwnLink = z.object({
  id: Id,
  state: z.enum(LINK_STATE_NAMES),
  organisation: z.enum(['enterprise', 'institution']),
  name: z.string(),
  code: z.string(),
  notes: z.string().nullable(),
  requestedAt: Instant,
  decidedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type OwnLink = z.infer<typeof OwnLink>;
/** Newest first; the first one is the present one. */
export const OwnLinks = listOf(OwnLink);

export const LinkRequest = z.object({ code: text(18, '统一社会信用代码/组织机构代码').toUpperCase() });

/** A link, for the enterprise or institution. */
export const Link = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  state: z.enum(LINK_STATE_NAMES),
  notes: z.string().nullable(),
  requestedAt: Instant,
  decidedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type Link = z.infer<typeof Link>;
export const LinkQuery = ListQuery.extend({ state: z.enum(LINK_STATE_NAMES).optional() });
export const LinkList = listOf(Link);
export const LinkNotes = z.object({ notes: optionalText(200, '说明') });
