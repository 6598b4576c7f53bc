import type { OrderKind } from '../../domain/contract/order.ts';
import { detailNamesOf, ORDER_DETAILS } from '../../domain/contract/order-details.ts';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useLanguage } from '../words/index.tsx';

/** What the applicant says of the order as a whole. */
export function DetailFields({ form, kind }: { form: Form; kind: OrderKind }) {
  const { t, language } = useLanguage();
  return detailNamesOf(kind).map((name) => {
    const { limit, ...label } = ORDER_DETAILS[name];
    return (
      <Field
        key={name}
        form={form}
        name={name}
        label={label[language]}
        hint={t('limit', { limit })}
        slotProps={{ htmlInput: { maxLength: limit } }}
      />
    );
  });
}
