import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LINK_STATES, type OwnLink } from '../../domain/contract/link.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useSession } from '../session/index.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { LinkHistory } from './LinkHistory.tsx';
import { RequestLink } from './RequestLink.tsx';

const KEY = ['links', 'own'];
const WHILE_WAITING = 15_000;

/** 关联企业信息: the enterprise that the person acts for, with requesting and ending the link (requirement A10). */
export function OwnLinkSection() {
  const { t, language } = useLanguage();
  const dates = useDates();
  const client = useQueryClient();
  const { setMe } = useSession();
  const [ending, setEnding] = useState<OwnLink | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => call('listOwnLinks'),
    refetchInterval: ({ state }) => (state.data?.data[0]?.state === 'requested' ? WHILE_WAITING : false),
  });
  /** The person's permissions change with the link. */
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: KEY });
    setMe(await call('me'));
  };
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (isPending) return <Loading />;
  const [link, ...earlier] = data.data;
  const open = link?.state === 'requested' || link?.state === 'approved' ? link : null;
  return (
    <Paper sx={{ p: 2.5, maxWidth: 720 }}>
      <Typography variant="h2">{t('person.link')}</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('person.linkLead')}
      </Typography>
      {link?.state === 'refused' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {LINK_STATES.refused[language]} · {link.name}
          {link.notes && `。${t('person.refusedBecause')}${link.notes}`}
          <br />
          {t('person.again')}
        </Alert>
      )}
      {open ? (
        <>
          <FactTable
            facts={[
              [t('common.state'), LINK_STATES[open.state][language]],
              [t('person.code'), open.code || '—'],
              [t('person.name'), open.name],
              [t('person.requestedAt'), dates.minute(open.requestedAt)],
              ...(open.decidedAt ? [[t('person.decidedAt'), dates.minute(open.decidedAt)] as const] : []),
            ]}
          />
          {open.state === 'requested' && (
            <Alert severity="info" sx={{ mt: 2 }}>
              {t('person.requested')}
            </Alert>
          )}
          <Button color="error" variant="outlined" sx={{ mt: 2 }} onClick={() => setEnding(open)}>
            {open.state === 'requested' ? t('person.withdraw') : t('person.end')}
          </Button>
        </>
      ) : (
        <Stack spacing={1.5}>
          <Typography>
            {t('common.state')}：{t('person.notLinked')}
          </Typography>
          <RequestLink onRequested={refresh} />
        </Stack>
      )}
      <LinkHistory links={open ? earlier : data.data} />
      {ending && (
        <Confirm
          title={ending.state === 'requested' ? t('person.withdraw') : t('person.end')}
          action={ending.state === 'requested' ? t('person.withdraw') : t('person.end')}
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            await call('endOwnLink', { params: { linkId: ending.id } }).finally(refresh);
          }}
        >
          {ending.state === 'requested'
            ? t('person.withdrawText', { name: ending.name })
            : t('person.endText', { name: ending.name })}
        </Confirm>
      )}
    </Paper>
  );
}
