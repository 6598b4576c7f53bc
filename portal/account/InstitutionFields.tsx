import Box from '@mui/material/Box';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useWords } from '../words/index.tsx';
import { RegionFields } from './RegionFields.tsx';
import { SmsCodeField } from './SmsCodeField.tsx';

/** The institution's own data. */
export function InstitutionFields({ form, withCode }: { form: Form; withCode: boolean }) {
  const { register: words, limit } = useWords();
  const typed = String(form.values.creditCode ?? '').trim().length;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <Field
        form={form}
        name="creditCode"
        label={words.creditCode}
        hint={words.creditCodeHint(typed)}
        required
        autoComplete="off"
      />
      <Field
        form={form}
        name="institutionName"
        label={words.institutionName}
        hint={limit(100)}
        required
        autoComplete="organization"
      />
      <RegionFields form={form} required />
      <Field form={form} name="address" label={words.address} hint={limit(200)} autoComplete="street-address" />
      <Field form={form} name="head" label={words.head} required />
      <Field
        form={form}
        name="mobile"
        label={words.mobile}
        required
        autoComplete="tel"
        slotProps={{ htmlInput: { inputMode: 'tel' } }}
      />
      {withCode && <SmsCodeField form={form} purpose="verify_mobile" />}
      <Field form={form} name="email" label={words.email} autoComplete="email" />
    </Box>
  );
}
