/** The security log, for supervisors and administrators (requirement E6). */
import { z } from 'zod';
import { SECURITY_EVENT_NAMES } from '../security-event.ts';
import { Day, Instant, ListQuery, listOf } from './common.ts';

export const SecurityEntry = z.object({
  id: z.string(),
  at: Instant,
  name: z.string(),
  /** The user name of the person, or what was typed as one. */
  username: z.string(),
  /** The person's name; empty for an unknown user name. */
  displayName: z.string(),
  /** Whom it concerns, if somebody else. */
  subject: z.string(),
  /** The client's address; empty for entries that are also in the audit log. */
  address: z.string(),
  agent: z.string(),
  endpoint: z.string(),
});
export type SecurityEntry = z.infer<typeof SecurityEntry>;

/** `q` is a part of a user name or name, or an address. */
export const SecurityQuery = ListQuery.extend({
  name: z.enum(SECURITY_EVENT_NAMES).optional(),
  from: Day.optional(),
  to: Day.optional(),
});
export const SecurityList = listOf(SecurityEntry);
