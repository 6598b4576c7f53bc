import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { type Enterprise, EnterpriseCorrection } from '../../domain/contract/account.ts';
import { EnterpriseFields } from '../account/EnterpriseFields.tsx';
import { AddressProof } from '../account/ProofFields.tsx';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { Fault } from '../parts/Fault.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { Title } from '../parts/Title.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';

/** Changes the enterprise's data; another name or code needs confirmation, since it starts a new review. */
export function EnterpriseChange({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
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
  const [asking, setAsking] = useState(false);
  const { creditCode, enterpriseName } = form.values;
  const isAnother =
    String(enterpriseName).trim() !== name || String(creditCode).trim().toUpperCase() !== rest.creditCode;
  const save = () =>
    form.submit(async (body) => {
      setMe(await call('correctRegistration', { body }));
      notify(t('enterprise.saved'));
      onClose();
    });
  return (
    <>
      <Title text={t('enterprise.title')} lead={t('enterprise.lead')} />
      <Paper sx={{ p: 2.5, maxWidth: 820 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isAnother) setAsking(true);
            else void save();
          }}
        >
          <EnterpriseFields form={form} withCode={form.values.mobile !== rest.mobile} files={{ licence, photo }} />
          <AddressProof form={form} before={rest} />
          <Fault error={form.error} />
          <Stack direction="row" spacing={1.5} sx={{ mt: 2 }}>
            <Button type="submit" variant="contained" loading={form.busy}>
              {isAnother ? t('enterprise.saveReview') : t('common.save')}
            </Button>
            <Button onClick={onClose} disabled={form.busy}>
              {t('cancel')}
            </Button>
          </Stack>
        </form>
      </Paper>
      {asking && (
        <Confirm
          title={t('enterprise.reviewTitle')}
          action={t('enterprise.saveReview')}
          onClose={() => setAsking(false)}
          onConfirm={save}
        >
          {t('enterprise.reviewText')}
        </Confirm>
      )}
    </>
  );
}
