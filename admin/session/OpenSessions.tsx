import { Button, Card, Chip, Stack, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useT } from '../words/useT.ts';

const KEY = ['sessions'];

/** 登录设备: the person's open sessions, which can be ended here. */
export function OpenSessions() {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => call('listSessions') });
  const end = useMutation({
    mutationFn: (sessionKey: string | null) =>
      sessionKey === null ? call('endOtherSessions') : call('endSession', { params: { sessionKey } }),
    onSuccess: () => notify(t('sessions.ended'), { type: 'success' }),
    onError: (error) => notify(wordsOf(error), { type: 'error' }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <Card sx={{ p: 3 }}>
      <Typography component="h2" variant="h6">
        {t('common.signedInDevices')}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {t('sessions.lead')}
      </Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data?.data.map((session) => {
          const name = [session.browser, session.system].filter(Boolean).join(' · ') || t('common.unknownDevice');
          return (
            <Stack component="li" key={session.key} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <div style={{ flexGrow: 1 }}>
                <Typography variant="body2">
                  {name}{' '}
                  {session.isCurrent && (
                    <Chip size="small" color="success" variant="outlined" label={t('common.thisDevice')} />
                  )}
                </Typography>
                <Typography variant="caption" color="text.secondary">
                  {session.address} · {t('common.lastUsed')} <Timestamp at={session.lastSeenAt} /> ·{' '}
                  {t('common.endsUnused')} <Timestamp at={session.endsAt} />
                </Typography>
              </div>
              {!session.isCurrent && (
                <Button
                  size="small"
                  color="error"
                  disabled={end.isPending}
                  onClick={() => end.mutate(session.key)}
                  aria-label={`${t('common.signOutDevice')} ${name}`}
                >
                  {t('common.signOutDevice')}
                </Button>
              )}
            </Stack>
          );
        })}
      </Stack>
      {data && data.total > 1 && (
        <Button color="error" sx={{ mt: 1 }} disabled={end.isPending} onClick={() => end.mutate(null)}>
          {t('common.signOutOtherDevices')}
        </Button>
      )}
    </Card>
  );
}
