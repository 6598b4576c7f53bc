import { Box, Button, Skeleton, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { Desk } from '../../domain/contract/desk.ts';
import { formatTime } from '../../domain/time.ts';
import { orderPath, queueOf } from '../queues/myQueues.ts';
import { RowLink } from '../ui/RowLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** A technician's visits of this week. */
export function MyVisits({ desk }: { desk: Desk | undefined }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Section
      title={t('dashboard.visits')}
      action={
        <Button component={Link} to="/visits" size="small">
          {t('menu.visits')}
        </Button>
      }
    >
      {!desk && <Skeleton variant="rounded" height={60} />}
      {desk?.visits.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('dashboard.no_visits')}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {desk?.visits.map(({ id, shareId, startsAt, endsAt, orderNumber, enterpriseName, stage }) => (
          <Box
            key={id}
            component="li"
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1.5,
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Typography variant="body2" sx={{ width: '100%', fontVariantNumeric: 'tabular-nums' }}>
              {formatTime(startsAt, 'longWeekday', language)} {formatTime(startsAt, 'clock', language)}–
              {formatTime(endsAt, 'clock', language)}
            </Typography>
            <RowLink to={orderPath(shareId, queueOf(stage))} text={orderNumber} id={shareId} />
            <Typography variant="body2" sx={{ flexGrow: 1 }}>
              {enterpriseName}
            </Typography>
            <StageChip stage={stage} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
