import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import { ENTERPRISE_TYPES } from '../../domain/contract/account.ts';
import { IMAGE_TYPES, LICENCE_TYPES, type StoredFile } from '../../domain/contract/upload.ts';
import { call } from '../api.ts';
import { Field } from '../parts/Field.tsx';
import { ImageField } from '../parts/ImageField.tsx';
import { useNotify } from '../parts/Notice.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { RegionFields } from './RegionFields.tsx';
import { SmsCodeField } from './SmsCodeField.tsx';

const CREDIT_CODE_LENGTH = 18;

interface EnterpriseFieldsProps {
  readonly form: Form;
  /** Whether there is a field for the SMS code of the mobile number. */
  readonly withCode: boolean;
  /** The stored files. */
  readonly files?: { readonly licence: StoredFile | null; readonly photo: StoredFile | null };
}

/** The enterprise's own data, in the manual's order (§2.2 and part 4). */
export function EnterpriseFields({ form, withCode, files }: EnterpriseFieldsProps) {
  const t = useT();
  const notify = useNotify();
  const typed = String(form.values.creditCode ?? '').trim().length;
  const checkedAsTyped: Form = {
    ...form,
    change: (name, value) => {
      form.change(name, value);
      if (String(value).trim().length >= CREDIT_CODE_LENGTH) void form.check(name);
    },
  };
  /** 获取企业信息: fills in the name if it is empty, and the region if the code contains all of it. */
  const fetchInformation = async () => {
    if (!(await form.check('creditCode'))) return;
    try {
      const code = String(form.values.creditCode);
      const { isRegistered, ...known } = await call('findEnterpriseInformation', { query: { code } });
      if (known.enterpriseName && !form.values.enterpriseName) form.change('enterpriseName', known.enterpriseName);
      if (known.city) for (const name of ['province', 'city', 'district'] as const) form.change(name, known[name]);
      const anything = Object.values(known).some(Boolean);
      if (isRegistered) notify(t('register.codeRegistered'), 'info');
      else
        notify(
          anything ? t('register.informationFilled') : t('register.informationUnknown'),
          anything ? 'success' : 'info',
        );
    } catch (fault) {
      notify(fault instanceof Error ? fault.message : String(fault), 'error');
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { sm: 'flex-start' } }}>
        <Field
          form={checkedAsTyped}
          name="creditCode"
          label={t('register.creditCode')}
          hint={typed > 0 ? t('register.creditCodeTyped', { typed }) : t('register.creditCodeHint')}
          required
          autoComplete="off"
          sx={{ flexGrow: 1 }}
        />
        <Button variant="outlined" onClick={fetchInformation} sx={{ flexShrink: 0, whiteSpace: 'nowrap', mt: 0.25 }}>
          {t('register.fetchInformation')}
        </Button>
      </Stack>
      <Field
        form={form}
        name="enterpriseName"
        label={t('register.enterpriseName')}
        hint={t('limit', { limit: 100 })}
        required
        autoComplete="organization"
      />
      <Field form={form} name="enterpriseType" label={t('register.enterpriseType')} select>
        {ENTERPRISE_TYPES.map((type) => (
          <MenuItem key={type} value={type}>
            {type}
          </MenuItem>
        ))}
      </Field>
      <RegionFields form={form} required />
      <Field
        form={form}
        name="address"
        label={t('register.address')}
        hint={t('limit', { limit: 200 })}
        autoComplete="street-address"
      />
      <Field form={form} name="legalRepresentative" label={t('register.legalRepresentative')} required />
      <Field form={form} name="legalIdentityNumber" label={t('register.legalIdentityNumber')} autoComplete="off" />
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
      <ImageField
        form={form}
        name="licence"
        label={t('register.licence')}
        accept={LICENCE_TYPES}
        current={files?.licence}
      />
      <ImageField
        form={form}
        name="photo"
        label={t('register.enterprisePhoto')}
        accept={IMAGE_TYPES}
        current={files?.photo}
      />
    </Box>
  );
}
