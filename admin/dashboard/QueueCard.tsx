import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router';
import { QUEUES, type Queue } from '../../domain/command.ts';
import { orderPath } from '../queues/myQueues.ts';
import type { Counts } from '../queues/useQueueCounts.ts';
import type { ShareRecord } from '../shares/shareRecord.ts';
import { Section } from '../ui/Section.tsx';
import { age } from '../ui/time.ts';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

const REFRESH_EVERY = 30_000;

export function QueueCard({ queue, counts }: { queue: Queue; counts: Counts }) {
  const say = useSay();
  const term = useTerm();
  const { stage } = QUEUES[queue];
  const known = counts[stage];
  const { data } = useGetList<ShareRecord>(
    'shares',
    { filter: { stage }, sort: { field: 'stageSince', order: 'ASC' }, pagination: { page: 1, perPage: 1 } },
    { refetchInterval: REFRESH_EVERY },
  );
  const oldest = data?.[0];
  const count = known?.count ?? (data && !oldest ? 0 : undefined);
  return (
    <Section title={term(QUEUES[queue])}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography component="span" sx={{ fontSize: '2rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {count ?? '–'}
        </Typography>
        <Typography component="span" color="text.secondary" sx={{ flexGrow: 1 }}>
          {say('dashboard.waiting')}
        </Typography>
        {known !== undefined && known.overdue > 0 && (
          <Chip size="small" color="error" label={say('dashboard.overdue', { count: known.overdue })} />
        )}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {oldest ? say('dashboard.oldest', { age: age(oldest.stageSince, say) }) : say('dashboard.cleared')}
      </Typography>
      <Stack direction="row" spacing={1} sx={{ mt: 1.5 }}>
        {oldest && (
          <Button component={Link} to={orderPath(oldest.id, queue)} variant="contained" size="small">
            {say('dashboard.start')}
          </Button>
        )}
        <Button component={Link} to={`/queues/${queue}`} size="small">
          {say('dashboard.open')}
        </Button>
      </Stack>
    </Section>
  );
}
