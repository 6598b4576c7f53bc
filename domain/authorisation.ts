/** The state of an institution's authorisation on a business day, and the reminders of its expiry. */
import { type Notice, notice } from './notice.ts';

export const AUTHORISATION_STATES = {
  valid: { zh: '有效', en: 'Valid' },
  soon: { zh: '即将到期', en: 'Expires soon' },
  future: { zh: '尚未生效', en: 'Not yet valid' },
  expired: { zh: '已失效', en: 'No longer valid' },
} as const;

export type AuthorisationState = keyof typeof AUTHORISATION_STATES;
export const AUTHORISATION_STATE_NAMES = Object.keys(AUTHORISATION_STATES) as [
  AuthorisationState,
  ...AuthorisationState[],
];

/** Days before its expiry within which somebody should renew it. */
const SOON_DAYS = 30;

/** Days before the last valid day on which a reminder is sent; -1 is the day after it. */
export const AUTHORISATION_REMINDED_DAYS = [SOON_DAYS, -1] as const;
export type AuthorisationRemindedDays = (typeof AUTHORISATION_REMINDED_DAYS)[number];

export interface Validity {
  readonly validFrom: string;
  /** The last day; null if it does not expire. */
  readonly validUntil: string | null;
  readonly isEnded: boolean;
}

/** @param today YYYY-MM-DD, as the days of the authorisation are */
export function authorisationState({ validFrom, validUntil, isEnded }: Validity, today: string): AuthorisationState {
  if (isEnded || (validUntil !== null && validUntil < today)) return 'expired';
  if (validFrom > today) return 'future';
  const soon = new Date(`${today}T00:00:00Z`);
  soon.setUTCDate(soon.getUTCDate() + SOON_DAYS);
  return validUntil !== null && validUntil <= soon.toISOString().slice(0, 10) ? 'soon' : 'valid';
}

const MAX_NAMED = 5;

/**
 * The messages to the institution and to the supervisors.
 * @param what the certificate and the first few authorisations, in words
 */
export function authorisationNotifications(
  days: AuthorisationRemindedDays,
  validUntil: string,
  institutionName: string,
  what: readonly string[],
): { readonly institution: Notice; readonly supervisors: Notice } {
  const more = what.length > MAX_NAMED ? `等${what.length}项` : '';
  const told = { validUntil, institutionName, authorisation: `${what.slice(0, MAX_NAMED).join('；')}${more}` };
  const [institution, supervisors] =
    days < 0
      ? (['authorisation_over', 'supervisors_authorisation_over'] as const)
      : (['authorisation_ends', 'supervisors_authorisation_ends'] as const);
  return { institution: notice(institution, told), supervisors: notice(supervisors, told) };
}
