import { useReference } from '../parts/useReference.ts';
import { useT } from '../words/index.tsx';

/** The rule for a new password, as far as the installation says it. */
export function usePasswordHint(): string | undefined {
  const t = useT();
  const limits = useReference().data?.limits;
  return limits && t('register.passwordHint', { shortest: limits.shortestPassword, longest: limits.longestPassword });
}
