/** How an authorisation of an institution stands on a business day, and who is told of its end. */
import type { Notification } from './notification.ts';

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

/** Days before its end in which somebody should see to its renewal. */
const SOON_DAYS = 30;

/** Days before the last valid day on which somebody is told of the end; -1 is the day after it. */
export const AUTHORISATION_REMINDED_DAYS = [SOON_DAYS, -1] as const;
export type AuthorisationRemindedDays = (typeof AUTHORISATION_REMINDED_DAYS)[number];

export interface Validity {
  readonly validFrom: string;
  /** The last day; null for one without an end. */
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

const NAMED = 5;

/** @param what the certificate and the authorisations, in words, the first few */
export function authorisationNotification(
  days: AuthorisationRemindedDays,
  validUntil: string,
  what: readonly string[],
): Notification {
  const end = days < 0 ? '已于' : '将于';
  const more = what.length > NAMED ? `等${what.length}项` : '';
  const then = days < 0 ? '不能再受理相应器具，' : '';
  return {
    title: `检测授权${end}${validUntil}到期`,
    body: `${what.slice(0, NAMED).join('；')}${more}。${then}续期后请联系中心更新授权。`,
  };
}
