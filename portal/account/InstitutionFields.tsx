import Box from '@mui/material/Box';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { RegionFields } from './RegionFields.tsx';
import { SmsCodeField } from './SmsCodeField.tsx';

/** The institution's own data. */
export function InstitutionFields({ form, withCode }: { form: Form; withCode: boolean }) {
  const t = useT();
  const typed = String(form.values.creditCode ?? '').trim().length;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <Field
        form={form}
        name="creditCode"
        label={t('register.creditCode')}
        hint={typed > 0 ? t('register.creditCodeTyped', { typed }) : t('register.creditCodeHint')}
        required
        autoComplete="off"
      />
      <Field
        form={form}
        name="institutionName"
        label={t('register.institutionName')}
        hint={t('limit', { limit: 100 })}
        required
        autoComplete="organization"
      />
      <RegionFields form={form} required />
      <Field
        form={form}
        name="address"
        label={t('register.address')}
        hint={t('limit', { limit: 200 })}
        autoComplete="street-address"
      />
      <Field form={form} name="head" label={t('register.head')} required />
      <Field
        form={form}
        name="mobile"
        label={t('register.mobile')}
        required
        autoComplete="tel"
        slotProps={{ htmlInput: { inputMode: 'tel' } }}
      />
      {withCode && <SmsCodeField form={form} purpose="verify_mobile" />}
      <Field form={form} name="email" label={t('register.email')} autoComplete="email" />
    </Box>
  );
}
