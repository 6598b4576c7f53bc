import { DUTIES, DUTY_NAMES } from '../../domain/role.ts';
import type { LocalizedText } from '../words/useLocalized.ts';

export function dutyChoices(localized: (text: LocalizedText) => string): { id: string; name: string }[] {
  return DUTY_NAMES.map((id) => ({ id, name: localized(DUTIES[id]) }));
}
