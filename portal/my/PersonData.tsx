import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Person, PersonChange, SEXES } from '../../domain/contract/person.ts';
import { PersonFields } from '../account/PersonFields.tsx';
import { AddressProof } from '../account/ProofFields.tsx';
import { call } from '../api.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { UploadView } from '../parts/UploadView.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useLanguage, useT } from '../words/index.tsx';

const KEY = ['person'];

/** 我的基本信息, with a form to change it. */
export function PersonData() {
  const { t, language } = useLanguage();
  const { data, error, isPending, refetch } = useQuery({ queryKey: KEY, queryFn: () => call('getPerson') });
  const [changing, setChanging] = useState(false);
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (isPending) return <Loading />;

  return (
    <Paper sx={{ p: 2.5, maxWidth: 720, mb: 2 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h2">{t('person.basic')}</Typography>
        {!changing && (
          <Button variant="outlined" onClick={() => setChanging(true)}>
            {t('edit')}
          </Button>
        )}
      </Stack>
      {changing ? (
        <Change person={data} onClose={() => setChanging(false)} />
      ) : (
        <FactTable
          facts={[
            [t('register.fullName'), data.fullName],
            [t('register.identityNumber'), data.identityNumber],
            [t('register.sex'), data.sex ? SEXES[data.sex][language] : '—'],
            [t('register.ethnicGroup'), data.ethnicGroup || '—'],
            [t('register.region'), [data.province, data.city, data.district].filter(Boolean).join(' ') || '—'],
            [t('register.address'), data.address || '—'],
            [t('register.mobile'), data.mobile],
            [t('register.email'), data.email || '—'],
            [t('register.photo'), <UploadView key="photo" file={data.photo} />],
          ]}
        />
      )}
    </Paper>
  );
}

function Change({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const { fullName: _, identityNumber: __, photo, ...rest } = person;
  const form = useContractForm(PersonChange, { ...rest, smsCode: '', currentPassword: '', secondFactor: '' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          client.setQueryData(KEY, await call('changePerson', { body }));
          notify(t('person.saved'));
          onClose();
        });
      }}
    >
      <PersonFields form={form} withCode={form.values.mobile !== person.mobile} photo={photo} />
      <AddressProof form={form} before={person} />
      <Fault error={form.error} />
      <Stack direction="row" spacing={1.5} sx={{ mt: 2 }}>
        <Button type="submit" variant="contained" loading={form.busy}>
          {t('common.save')}
        </Button>
        <Button onClick={onClose} disabled={form.busy}>
          {t('cancel')}
        </Button>
      </Stack>
    </form>
  );
}
