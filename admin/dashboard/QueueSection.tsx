import { Box, Button, Chip, Typography } from '@mui/material';
import { Link } from 'react-router';
import { QUEUES, type Queue } from '../../domain/command.ts';
import type { Desk } from '../../domain/contract/desk.ts';
import { orderPath } from '../queues/myQueues.ts';
import { useQueueCounts } from '../queues/useQueueCounts.ts';
import { Section } from '../ui/Section.tsx';
import { age } from '../ui/time.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

interface Props {
  readonly queues: readonly Queue[];
  readonly desk: Desk | undefined;
}

/** The queues that the person can see, with links to the first share of each. */
export function QueueSection({ queues, desk }: Props) {
  const t = useT();
  const counts = useQueueCounts();
  return (
    <Section title={t('dashboard.queues')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {queues.map((queue) => (
          <QueueRow
            key={queue}
            queue={queue}
            count={counts[QUEUES[queue].stage]}
            oldest={desk?.oldest.find(({ stage }) => stage === QUEUES[queue].stage)}
          />
        ))}
      </Box>
    </Section>
  );
}

interface RowProps {
  readonly queue: Queue;
  readonly count: { readonly count: number; readonly overdue: number } | undefined;
  readonly oldest: Desk['oldest'][number] | undefined;
}

function QueueRow({ queue, count, oldest }: RowProps) {
  const t = useT();
  const localized = useLocalized();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '2.5rem minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 1,
        py: 0.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography
        component="span"
        aria-label={t('dashboard.waiting', { count: count?.count ?? 0 })}
        role="img"
        sx={{ fontSize: '1.35rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums', textAlign: 'right' }}
      >
        {count?.count ?? '–'}
      </Typography>
      <Box sx={{ minWidth: 0, pl: 0.5 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
          <Button component={Link} to={`/queues/${queue}`} size="small" sx={{ p: 0, minWidth: 0, fontWeight: 600 }}>
            {localized(QUEUES[queue])}
          </Button>
          {count !== undefined && count.overdue > 0 && (
            <Chip size="small" color="error" label={t('dashboard.overdue', { count: count.overdue })} />
          )}
        </Box>
        <Typography variant="body2" color="text.secondary" noWrap>
          {oldest ? t('dashboard.oldest', { age: age(oldest.since, t) }) : t('dashboard.cleared')}
        </Typography>
      </Box>
      {oldest && (
        <Button
          component={Link}
          to={orderPath(oldest.shareId, queue)}
          variant="outlined"
          size="small"
          aria-label={`${t('dashboard.start')} ${localized(QUEUES[queue])}`}
        >
          {t('dashboard.start')}
        </Button>
      )}
    </Box>
  );
}
