import { DUTIES, DUTY_NAMES } from '../../domain/role.ts';
import type { Term } from '../words/useTerm.ts';

export function dutyChoices(term: (entry: Term) => string): { id: string; name: string }[] {
  return DUTY_NAMES.map((id) => ({ id, name: term(DUTIES[id]) }));
}
