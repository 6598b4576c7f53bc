import { REASON_OCCASION_NAMES, REASON_OCCASIONS } from '../../domain/reason.ts';
import type { LocalizedText } from '../words/useLocalized.ts';

export function occasionChoices(localized: (text: LocalizedText) => string) {
  return REASON_OCCASION_NAMES.map((id) => ({ id, name: localized(REASON_OCCASIONS[id]) }));
}
