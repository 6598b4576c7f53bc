import { useTranslate } from 'react-admin';
import type { ItemDifference } from '../../../domain/contract/differences.ts';
import { DELIVERY_MODES, type DeliveryMode } from '../../../domain/stage.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';

/** A change of an instrument in words: 型号规格：A → B. */
export function useChangeWords(): (change: ItemDifference['changes'][number]) => string {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  return ({ field, before, after }) => {
    const shown = (value: string) => {
      if (field === 'deliveryMode') return term(DELIVERY_MODES[value as DeliveryMode]);
      return value || say('round.blank');
    };
    const name = translate(`resources.instruments.fields.${field}`);
    return say('round.change', { field: name, before: shown(before), after: shown(after) });
  };
}
