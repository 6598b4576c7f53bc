import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { formatTime } from '../../domain/time.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { useRefreshIncidents } from './useCure.ts';
import { useStanding } from './useStanding.ts';

const STALE = 60_000;

/** The time of the monitor's last scan; a stopped monitor is worse than anything that it could find. */
export function WatchNotice() {
  const t = useT();
  const call = useCall();
  const language = useLanguage();
  const me = useMe();
  const standing = useStanding();
  const refresh = useRefreshIncidents();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => call('lookForIncidents'), onSettled: refresh });
  const lookedAt = standing?.lookedAt ?? null;
  const isStale = standing !== undefined && (lookedAt === null || Date.now() - Date.parse(lookedAt) > STALE);
  return (
    <Stack spacing={1} sx={{ mb: 1 }}>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
        <Typography variant="body2" color="text.secondary" sx={{ flexGrow: 1 }}>
          {t('incident.lead')}
          {lookedAt && ` ${t('incident.looked', { at: formatTime(lookedAt, 'evenMinute', language) })}`}
        </Typography>
        {holds(me, 'incident.cure') && (
          <Button size="small" startIcon={<RefreshIcon />} loading={isPending} onClick={() => mutate()}>
            {t('incident.look')}
          </Button>
        )}
      </Stack>
      <FaultAlert fault={error} />
      {isStale && <Alert severity="error">{t('incident.stale')}</Alert>}
    </Stack>
  );
}
