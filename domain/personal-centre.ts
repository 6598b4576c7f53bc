/** The menu of the personal centre by kind of user: the table of the manual, §2.5 (requirement A9). */
import type { AccountKind } from './role.ts';

export const PERSONAL_CENTRE = {
  individual: ['person', 'messages', 'password'],
  individual_of_enterprise: ['person', 'business', 'quality', 'messages', 'password'],
  individual_of_institution: ['person', 'business', 'messages', 'password'],
  enterprise: ['enterprise', 'business', 'quality', 'links', 'messages', 'password'],
  institution: ['institution', 'business', 'capability', 'password', 'links'],
  expert: [],
  staff: ['messages', 'password'],
} as const satisfies Record<string, readonly string[]>;

export type PersonalCentreKind = keyof typeof PERSONAL_CENTRE;
export type PersonalCentreEntry = (typeof PERSONAL_CENTRE)[PersonalCentreKind][number];

/** The row of the table that applies to a person. */
export function personalCentreKind(
  kind: AccountKind,
  linkedTo: 'enterprise' | 'institution' | null,
): PersonalCentreKind {
  return kind === 'individual' && linkedTo !== null ? `individual_of_${linkedTo}` : kind;
}
