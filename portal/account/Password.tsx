import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useNavigate } from 'react-router';
import { PasswordChange } from '../../domain/contract/account.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { Title } from '../parts/Title.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { OpenSessions } from './OpenSessions.tsx';
import { OwnData } from './OwnData.tsx';
import { FactorField } from './ProofFields.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { usePasswordHint } from './usePasswordHint.ts';

export function Password() {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { me, setMe } = useSession();
  const passwordHint = usePasswordHint();
  const form = useContractForm(PasswordChange, {
    currentPassword: '',
    secondFactor: '',
    password: '',
    passwordAgain: '',
  });
  return (
    <>
      <Title text={t('common.changePassword')} />
      <Paper sx={{ p: 2.5, maxWidth: 440 }}>
        {me?.mustChangePassword && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {t('password.forced')}
          </Alert>
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit(async (body) => {
              setMe(await call('changePassword', { body }));
              notify(t('password.done'));
              navigate('/my');
            });
          }}
        >
          <Fault error={form.error} />
          <Stack spacing={2}>
            <Field
              form={form}
              name="currentPassword"
              label={t('common.currentPassword')}
              type="password"
              required
              autoComplete="current-password"
            />
            {me?.hasSecondFactor && <FactorField form={form} />}
            <Field
              form={form}
              name="password"
              label={t('common.newPassword')}
              hint={passwordHint}
              type="password"
              required
              autoComplete="new-password"
            />
            <Field
              form={form}
              name="passwordAgain"
              label={t('common.newPasswordAgain')}
              type="password"
              required
              autoComplete="new-password"
            />
            <Button type="submit" variant="contained" loading={form.busy}>
              {t('common.save')}
            </Button>
          </Stack>
        </form>
      </Paper>
      {!me?.mustChangePassword && <SecondFactor />}
      {!me?.mustChangePassword && <OpenSessions />}
      {!me?.mustChangePassword && <OwnData />}
    </>
  );
}
