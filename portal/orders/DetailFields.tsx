import type { OrderKind } from '../../domain/contract/order.ts';
import { detailNamesOf, ORDER_DETAILS } from '../../domain/order-detail.ts';
import { businessDay } from '../../domain/time.ts';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useLanguage } from '../words/index.tsx';

/** What the applicant says of the order as a whole. */
export function DetailFields({ form, kind }: { form: Form; kind: OrderKind }) {
  const { t, language } = useLanguage();
  const dayForm = { ...form, change: (name: string, value: unknown) => form.change(name, value || null) };
  return detailNamesOf(kind).map((name) => {
    const { input, limit, ...label } = ORDER_DETAILS[name];
    return input === 'day' ? (
      <Field
        key={name}
        form={dayForm}
        name={name}
        label={label[language]}
        type="date"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: businessDay(new Date()) } }}
        sx={{ maxWidth: 320 }}
      />
    ) : (
      <Field
        key={name}
        form={form}
        name={name}
        label={label[language]}
        hint={limit === undefined ? '' : t('limit', { limit })}
        slotProps={{ htmlInput: { maxLength: limit } }}
      />
    );
  });
}
