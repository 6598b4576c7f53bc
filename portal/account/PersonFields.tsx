import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import { SEXES } from '../../domain/contract/person.ts';
import { IMAGE_TYPES, type StoredFile } from '../../domain/contract/upload.ts';
import { ETHNIC_GROUPS } from '../../domain/ethnic-group.ts';
import { Field } from '../parts/Field.tsx';
import { ImageField } from '../parts/ImageField.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useLanguage } from '../words/index.tsx';
import { RegionFields } from './RegionFields.tsx';
import { SmsCodeField } from './SmsCodeField.tsx';

interface PersonFieldsProps {
  readonly form: Form;
  /** Whether there are fields for name and identity number: only at registration. */
  readonly withIdentity?: boolean;
  readonly withCode: boolean;
  /** The stored file. */
  readonly photo?: StoredFile | null;
}

/** An individual's data, in the manual's order (§2.2). */
export function PersonFields({ form, withIdentity = false, withCode, photo }: PersonFieldsProps) {
  const { t, language } = useLanguage();

  const typed = String(form.values.identityNumber ?? '').trim().length;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {withIdentity && (
        <>
          <Field form={form} name="fullName" label={t('register.fullName')} required autoComplete="name" />
          <Field
            form={form}
            name="identityNumber"
            label={t('register.identityNumber')}
            hint={typed > 0 ? t('register.identityTyped', { typed }) : t('register.identityHint')}
            required
            autoComplete="off"
          />
        </>
      )}
      <Field form={form} name="sex" label={t('register.sex')} select>
        <MenuItem value="">{t('register.notSaid')}</MenuItem>
        {(['male', 'female'] as const).map((sex) => (
          <MenuItem key={sex} value={sex}>
            {SEXES[sex][language]}
          </MenuItem>
        ))}
      </Field>
      <Field form={form} name="ethnicGroup" label={t('register.ethnicGroup')} select>
        <MenuItem value="">{t('register.notSaid')}</MenuItem>
        {ETHNIC_GROUPS.map((group) => (
          <MenuItem key={group} value={group}>
            {group}
          </MenuItem>
        ))}
      </Field>
      <RegionFields form={form} />
      <Field
        form={form}
        name="address"
        label={t('register.address')}
        hint={t('limit', { limit: 200 })}
        autoComplete="street-address"
      />
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
      <ImageField form={form} name="photo" label={t('register.photo')} accept={IMAGE_TYPES} current={photo} />
    </Box>
  );
}
