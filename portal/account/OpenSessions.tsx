import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useDates, useT } from '../words/index.tsx';

/** 登录设备: the person's open sessions, which can be ended here. */
export function OpenSessions() {
  const t = useT();
  const dates = useDates();
  const notify = useNotify();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['sessions'], queryFn: () => call('listSessions') });
  const end = useMutation({
    mutationFn: (sessionKey: string | null) =>
      sessionKey === null ? call('endOtherSessions') : call('endSession', { params: { sessionKey } }),
    onSuccess: () => notify(t('sessions.ended')),
    onError: (fault) => notify(fault.message, 'error'),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (isPending) return <Loading />;
  return (
    <Paper sx={{ p: 2.5, mt: 2, maxWidth: 640 }}>
      <Typography variant="h2">{t('common.signedInDevices')}</Typography>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {t('sessions.lead')}
      </Typography>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data.data.map((session) => {
          const name = [session.browser, session.system].filter(Boolean).join(' · ') || t('common.unknownDevice');
          return (
            <Box component="li" key={session.key} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <Box sx={{ flexGrow: 1, minWidth: 0 }}>
                <Typography>
                  {name}{' '}
                  {session.isCurrent && (
                    <Chip size="small" color="success" variant="outlined" label={t('common.thisDevice')} />
                  )}
                </Typography>
                <Typography variant="body2" color="text.secondary">
                  {session.address} · {t('common.lastUsed')} {dates.minute(session.lastSeenAt)} ·{' '}
                  {t('common.endsUnused')} {dates.minute(session.endsAt)}
                </Typography>
              </Box>
              {!session.isCurrent && (
                <Button
                  size="small"
                  color="error"
                  onClick={() => end.mutate(session.key)}
                  disabled={end.isPending}
                  aria-label={`${t('common.signOutDevice')} ${name}`}
                >
                  {t('common.signOutDevice')}
                </Button>
              )}
            </Box>
          );
        })}
      </Stack>
      {data.total > 1 && (
        <Button
          variant="outlined"
          color="error"
          sx={{ mt: 2 }}
          onClick={() => end.mutate(null)}
          loading={end.isPending}
        >
          {t('common.signOutOtherDevices')}
        </Button>
      )}
    </Paper>
  );
}
