import { useTranslate } from 'react-admin';
import type { ItemDifference } from '../../../domain/contract/differences.ts';
import { ORDER_DETAILS, type OrderDetailName } from '../../../domain/order-detail.ts';
import { DELIVERY_MODES, type DeliveryMode } from '../../../domain/stage.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

/** A change of an instrument, or of a detail of the order, in words: 型号规格：A → B. */
export function useChangeWords(): (change: ItemDifference['changes'][number]) => string {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  return ({ field, before, after }) => {
    const shown = (value: string) => {
      if (field === 'deliveryMode') return localized(DELIVERY_MODES[value as DeliveryMode]);
      return value || t('round.blank');
    };
    const name =
      field in ORDER_DETAILS
        ? localized(ORDER_DETAILS[field as OrderDetailName])
        : translate(`resources.instruments.fields.${field}`);
    return t('round.change', { field: name, before: shown(before), after: shown(after) });
  };
}
