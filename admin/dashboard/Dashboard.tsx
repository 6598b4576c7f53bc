import { Alert, Box, Typography } from '@mui/material';
import { DUTIES } from '../../domain/role.ts';
import { usePendingEnterprises } from '../enterprises/usePendingEnterprises.ts';
import { myQueues } from '../queues/myQueues.ts';
import { useQueueCounts } from '../queues/useQueueCounts.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { IncidentCard } from './IncidentCard.tsx';
import { QueueCard } from './QueueCard.tsx';
import { RegistrationCard } from './RegistrationCard.tsx';

/** What waits for this person, one click from the first order of each queue. */
export function Dashboard() {
  const say = useSay();
  const term = useTerm();
  const me = useMe();
  const counts = useQueueCounts();
  const pending = usePendingEnterprises();
  if (!me) return null;
  const queues = myQueues(me);
  const reviews = holds(me, 'enterprise.review') && pending !== undefined;
  return (
    <Box sx={{ pt: 1.5 }}>
      <PageTitle title={say('menu.dashboard')} headed />
      <Typography component="h1" variant="h5">
        {say('dashboard.greeting', { name: me.displayName })}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
        {say('dashboard.duties', { duties: me.duties.map((duty) => term(DUTIES[duty])).join('、') })}
        {me.departmentName && ` · ${me.departmentName}`}
      </Typography>
      {queues.length === 0 && <Alert severity="info">{say('dashboard.empty')}</Alert>}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))' }}>
        {holds(me, 'incident.read') && <IncidentCard />}
        {queues.map((queue) => (
          <QueueCard key={queue} queue={queue} counts={counts} />
        ))}
        {reviews && <RegistrationCard pending={pending} />}
      </Box>
    </Box>
  );
}
