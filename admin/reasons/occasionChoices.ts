import { REASON_OCCASION_NAMES, REASON_OCCASIONS } from '../../domain/reason.ts';
import type { Term } from '../words/useTerm.ts';

export function occasionChoices(term: (words: Term) => string) {
  return REASON_OCCASION_NAMES.map((id) => ({ id, name: term(REASON_OCCASIONS[id]) }));
}
