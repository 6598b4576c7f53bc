/** How an authorisation of an institution stands on a business day. */

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
