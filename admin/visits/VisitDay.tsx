import { Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { VisitRow } from '../../domain/contract/visit.ts';
import { hasOpenVisit } from '../../domain/stage.ts';
import { businessDay, formatTime } from '../../domain/time.ts';
import { orderPath } from '../queues/myQueues.ts';
import { Section } from '../ui/Section.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { AnswerChip } from './AnswerChip.tsx';
import { HATCHED } from './hatched.ts';
import type { WayOnDay } from './waysOnDay.ts';

interface Props {
  day: string;
  midnight: Date;
  entries: readonly VisitRow[];
  ways: readonly WayOnDay[];
}

export function VisitDay({ day, midnight, entries, ways }: Props) {
  const t = useT();
  const language = useLanguage();
  const isToday = day === businessDay(new Date());
  const title = formatTime(midnight.toISOString(), 'longWeekday', language) + (isToday ? ` · ${t('visit.today')}` : '');
  return (
    <Section title={title}>
      {entries.length + ways.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('visit.day_empty')}
        </Typography>
      )}
      <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {entries.map((visit) => (
          <Stack
            key={visit.id}
            component="li"
            direction="row"
            sx={{ flexWrap: 'wrap', columnGap: 2, borderLeft: 3, borderColor: 'primary.main', pl: 1.5 }}
          >
            <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
              {formatTime(visit.startsAt, 'clock', language)}–{formatTime(visit.endsAt, 'clock', language)}
            </Typography>
            <Link component={RouterLink} to={orderPath(visit.shareId, null)} variant="body2">
              {t('visit.order', { number: visit.orderNumber })}
            </Link>
            <Typography variant="body2">{visit.enterpriseName}</Typography>
            {hasOpenVisit(visit.stage) && <AnswerChip answer={visit.answer} />}
            <Typography variant="body2" color="text.secondary">
              {[visit.technicians.map(({ displayName }) => displayName).join('、'), visit.vehicle, visit.notes]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Stack>
        ))}
        {ways.map(({ visit, direction, part }) => (
          <Stack
            key={`${visit.id}-${direction}`}
            component="li"
            direction="row"
            sx={{ ...HATCHED, flexWrap: 'wrap', columnGap: 2, borderLeft: 3, borderColor: 'divider', pl: 1.5 }}
          >
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {t(direction === 'out' ? 'travel.out' : 'travel.back')} · {t(part)}
            </Typography>
            <Typography variant="body2">{t('visit.order', { number: visit.orderNumber })}</Typography>
            <Typography variant="body2" color="text.secondary">
              {visit.technicians.map(({ displayName }) => displayName).join('、')}
            </Typography>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
