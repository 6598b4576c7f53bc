/** Who must sign in with a second factor, where the installation requires it (setting REQUIRE_SECOND_FACTOR). */
import type { Duty } from './role.ts';

const DUTIES_WITH_SECOND_FACTOR: readonly Duty[] = ['administrator', 'issuer', 'supervisor'];

interface Account {
  readonly duties: readonly Duty[];
  readonly hasSecondFactor: boolean;
}

/** Whether the person can do nothing else before they have set up a second factor. */
export function mustSetUpSecondFactor({ duties, hasSecondFactor }: Account, isRequired: boolean): boolean {
  return isRequired && !hasSecondFactor && duties.some((duty) => DUTIES_WITH_SECOND_FACTOR.includes(duty));
}
