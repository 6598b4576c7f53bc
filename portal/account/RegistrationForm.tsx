import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Fault } from '../parts/Fault.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { AccountFields } from './AccountFields.tsx';
import { Agreement } from './Agreement.tsx';

/** The fields that all kinds of users have. */
export const EMPTY_ACCOUNT = {
  username: '',
  password: '',
  passwordAgain: '',
  mobile: '',
  smsCode: '',
  email: '',
  agreement: false,
};

/** The centre's own region, which is that of most users. */
export const OWN_REGION = { province: '内蒙古自治区', city: '鄂尔多斯市', district: '', address: '' };

interface RegistrationFormProps {
  readonly form: Form;
  readonly heading: string;
  readonly onSubmit: () => unknown;
  readonly children: ReactNode;
}

/** A registration: the account, the data of the kind of user, the agreement. */
export function RegistrationForm({ form, heading, onSubmit, children }: RegistrationFormProps) {
  const t = useT();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('register.account')}
      </Typography>
      <AccountFields form={form} />
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {heading}
      </Typography>
      {children}
      <Agreement form={form} />
      <Fault error={form.error} />
      <Button type="submit" variant="contained" size="large" loading={form.busy}>
        {t('register.submit')}
      </Button>
    </form>
  );
}
