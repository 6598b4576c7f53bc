import type { ClaimFilter } from '../../domain/contract/claim.ts';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES, STAGE_NAMES, STAGES } from '../../domain/stage.ts';
import { VISIT_ANSWER_NAMES, VISIT_ANSWERS } from '../../domain/visit.ts';
import type { Say } from '../words/useSay.ts';
import type { Term } from '../words/useTerm.ts';

type Choice = { id: string; name: string };

export function modeChoices(term: (entry: Term) => string): Choice[] {
  return DELIVERY_MODE_NAMES.map((id) => ({ id, name: term(DELIVERY_MODES[id]) }));
}

export function stageChoices(term: (entry: Term) => string): Choice[] {
  return STAGE_NAMES.map((id) => ({ id, name: term(STAGES[id]) }));
}

export function kindChoices(term: (entry: Term) => string): Choice[] {
  return LEDGER_SERVICE_NAMES.map((id) => ({ id, name: term(LEDGER_SERVICES[id]) }));
}

export function answerChoices(term: (entry: Term) => string): Choice[] {
  return VISIT_ANSWER_NAMES.map((id) => ({ id, name: term(VISIT_ANSWERS[id]) }));
}

export function claimChoices(say: Say): { id: ClaimFilter; name: string }[] {
  return [
    { id: 'mine', name: say('claim.me') },
    { id: 'free', name: say('claim.nobody') },
    { id: 'available', name: say('claim.available') },
  ];
}
