import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ENTERPRISE_STATUSES } from '../../domain/contract/account.ts';
import { type Institution as Data, InstitutionCorrection } from '../../domain/contract/institution.ts';
import { InstitutionFields } from '../account/InstitutionFields.tsx';
import { AddressProof } from '../account/ProofFields.tsx';
import { call } from '../api.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { Title } from '../parts/Title.tsx';
import { UploadView } from '../parts/UploadView.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useDates, useLanguage, useT } from '../words/index.tsx';

const KEY = ['institution'];
const WHILE_PENDING = 15_000;

/** 我的机构信息: the state of the registration, and the institution's own data (requirements A5, A9). */
export function Institution() {
  const { t, language } = useLanguage();
  const dates = useDates();
  const [changing, setChanging] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => call('getOwnInstitution'),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? WHILE_PENDING : false),
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (isPending) return <Loading />;

  const edits = changing || data.status === 'rejected';
  return (
    <>
      <Title text={t('nav.institution')} lead={t('institution.lead')}>
        {!edits && data.status === 'approved' && (
          <Button variant="contained" onClick={() => setChanging(true)}>
            {t('edit')}
          </Button>
        )}
      </Title>
      {data.status === 'pending' && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('institution.pending')}
        </Alert>
      )}
      {data.status === 'rejected' && (
        <Alert severity="error" sx={{ mb: 2 }}>
          <AlertTitle>{t('institution.rejected')}</AlertTitle>
          {data.reviewNotes}
        </Alert>
      )}
      <Paper sx={{ p: edits ? 2.5 : 0, maxWidth: 820 }}>
        {edits ? (
          <Change institution={data} onClose={() => setChanging(false)} />
        ) : (
          <FactTable
            facts={[
              [t('register.institutionName'), data.name],
              [t('register.creditCode'), data.creditCode],
              [t('register.region'), `${data.province} ${data.city} ${data.district}`],
              [t('register.address'), data.address || '—'],
              [t('register.head'), data.head],
              [t('register.mobile'), data.mobile],
              [t('register.email'), data.email || '—'],
              [t('institution.certificateNumber'), data.certificateNumber || '—'],
              [t('common.certificateLevel'), data.certificateLevel || '—'],
              [t('institution.certificateValidUntil'), dates.day(data.certificateValidUntil)],
              [t('common.certificateImage'), <UploadView key="image" file={data.certificateImage} />],
              [t('enterprise.status'), ENTERPRISE_STATUSES[data.status][language]],
              [t('enterprise.reviewedAt'), dates.minute(data.reviewedAt)],
            ]}
          />
        )}
      </Paper>
    </>
  );
}

function Change({ institution, onClose }: { institution: Data; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const { name, ...rest } = institution;
  const form = useContractForm(InstitutionCorrection, {
    ...rest,
    institutionName: name,
    smsCode: '',
    currentPassword: '',
    secondFactor: '',
  });
  const isRejected = institution.status === 'rejected';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          client.setQueryData(KEY, await call('correctInstitution', { body }));
          notify(t('institution.saved'));
          onClose();
        });
      }}
    >
      <InstitutionFields form={form} withCode={form.values.mobile !== institution.mobile} />
      <AddressProof form={form} before={institution} />
      <Fault error={form.error} />
      <Stack direction="row" spacing={1.5} sx={{ mt: 2 }}>
        <Button type="submit" variant="contained" loading={form.busy}>
          {isRejected ? t('register.correct') : t('common.save')}
        </Button>
        {!isRejected && (
          <Button onClick={onClose} disabled={form.busy}>
            {t('cancel')}
          </Button>
        )}
      </Stack>
    </form>
  );
}
