import type { ClaimFilter } from '../../domain/contract/claim.ts';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES, STAGE_NAMES, STAGES } from '../../domain/stage.ts';
import { VISIT_ANSWER_NAMES, VISIT_ANSWERS } from '../../domain/visit.ts';
import type { LocalizedText } from '../words/useLocalized.ts';
import type { Translate } from '../words/useT.ts';

type Choice = { id: string; name: string };

export function modeChoices(localized: (text: LocalizedText) => string): Choice[] {
  return DELIVERY_MODE_NAMES.map((id) => ({ id, name: localized(DELIVERY_MODES[id]) }));
}

export function stageChoices(localized: (text: LocalizedText) => string): Choice[] {
  return STAGE_NAMES.map((id) => ({ id, name: localized(STAGES[id]) }));
}

export function kindChoices(localized: (text: LocalizedText) => string): Choice[] {
  return LEDGER_SERVICE_NAMES.map((id) => ({ id, name: localized(LEDGER_SERVICES[id]) }));
}

export function answerChoices(localized: (text: LocalizedText) => string): Choice[] {
  return VISIT_ANSWER_NAMES.map((id) => ({ id, name: localized(VISIT_ANSWERS[id]) }));
}

export function claimChoices(t: Translate): { id: ClaimFilter; name: string }[] {
  return [
    { id: 'mine', name: t('claim.me') },
    { id: 'free', name: t('claim.nobody') },
    { id: 'available', name: t('claim.available') },
  ];
}
