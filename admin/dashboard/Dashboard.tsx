import { Alert, Box, Stack, Typography } from '@mui/material';
import { queuesServed } from '../../domain/command.ts';
import { DUTIES } from '../../domain/role.ts';
import { myQueues } from '../queues/myQueues.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { MyVisits } from './MyVisits.tsx';
import { MyWork } from './MyWork.tsx';
import { QueueSection } from './QueueSection.tsx';
import { TeamSection } from './TeamSection.tsx';
import { TrendSection } from './TrendSection.tsx';
import { useDesk } from './useDesk.ts';

/** The person's work, their team's work, and how much work arrives and is done, for each of their duties. */
export function Dashboard() {
  const t = useT();
  const localized = useLocalized();
  const me = useMe();
  const { data: desk, error } = useDesk();
  if (!me) return null;
  const queues = myQueues(me);
  const works = queuesServed(me.duties).length > 0 || holds(me, 'queue.assign');
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.dashboard')} headed />
      <div>
        <Typography component="h1" variant="h5">
          {t('dashboard.greeting', { name: me.displayName })}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {t('dashboard.duties', { duties: me.duties.map((duty) => localized(DUTIES[duty])).join('、') })}
          {me.departmentName && ` · ${me.departmentName}`}
        </Typography>
      </div>
      {queues.length === 0 && <Alert severity="info">{t('dashboard.empty')}</Alert>}
      {!desk && <FaultAlert fault={error} />}
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Stack spacing={1.5}>
          {works && <MyWork desk={desk} />}
          {me.duties.includes('technician') && <MyVisits desk={desk} />}
          {holds(me, 'user.manage') && <AccountsCard />}
          {holds(me, 'incident.read') && <IncidentCard />}
          {queues.length > 0 && <QueueSection queues={queues} desk={desk} />}
        </Stack>
        {queues.length > 0 && (
          <Stack spacing={1.5}>
            <TrendSection />
            <TeamSection />
          </Stack>
        )}
      </Box>
    </Stack>
  );
}
