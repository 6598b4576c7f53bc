import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type Enterprise, EnterpriseCorrection } from '../../domain/contract/account.ts';
import { EnterpriseFields } from '../account/EnterpriseFields.tsx';
import { AddressProof } from '../account/ProofFields.tsx';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';

/**
 * Shown to an enterprise that is not approved yet: it waits, or corrects its registration and submits it again
 * (requirement A5).
 */
export function RegistrationState() {
  const t = useT();
  const { me } = useSession();
  const enterprise = me?.enterprise;
  if (!enterprise) return null;
  if (enterprise.status === 'pending') {
    return (
      <Alert severity="info">
        <AlertTitle>{t('overview.pendingTitle')}</AlertTitle>
        {t('overview.pendingText')}
      </Alert>
    );
  }
  return (
    <>
      <Alert severity="error" sx={{ mb: 2 }}>
        <AlertTitle>{t('overview.rejectedTitle')}</AlertTitle>
        {t('overview.rejectedReason')}
        {enterprise.reviewNotes}
      </Alert>
      <Correction enterprise={enterprise} />
    </>
  );
}

function Correction({ enterprise }: { enterprise: Enterprise }) {
  const t = useT();
  const { setMe } = useSession();
  const { name, licence, photo, ...rest } = enterprise;
  const form = useContractForm(EnterpriseCorrection, {
    ...rest,
    enterpriseName: name,
    legalIdentityNumber: '',
    smsCode: '',
    currentPassword: '',
    secondFactor: '',
  });
  return (
    <Paper sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {t('register.correct')}
      </Typography>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(async (body) => setMe(await call('correctRegistration', { body })));
        }}
      >
        <EnterpriseFields form={form} withCode={form.values.mobile !== rest.mobile} files={{ licence, photo }} />
        <AddressProof form={form} before={rest} />
        <Fault error={form.error} />
        <Button type="submit" variant="contained" loading={form.busy} sx={{ mt: 2 }}>
          {t('register.correct')}
        </Button>
      </form>
    </Paper>
  );
}
