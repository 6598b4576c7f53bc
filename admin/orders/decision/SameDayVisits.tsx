import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { formatTime, midnightOf } from '../../../domain/time.ts';
import { useCall } from '../../data/useCall.ts';
import { fromLocalInput } from '../../ui/time.ts';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

interface Props {
  /** The value of a datetime-local input. */
  starts: string;
  /** The share that is being scheduled. */
  except: string;
}

/** Technicians with visits on the chosen day, so that conflicts are visible before the server refuses them. */
export function SameDayVisits({ starts, except }: Props) {
  const t = useT();
  const language = useLanguage();
  const call = useCall();
  const instant = fromLocalInput(starts);
  const day = instant ? midnightOf(new Date(instant)) : null;
  const { data } = useQuery({
    queryKey: ['visits', day?.toISOString()],
    queryFn: () => {
      const from = day ?? new Date();
      return call('listVisits', { query: { from: from.toISOString(), to: midnightOf(from, 1).toISOString() } });
    },
    enabled: day !== null,
  });
  if (!data) return null;
  const visits = data.data.filter(({ shareId }) => shareId !== except);
  if (visits.length === 0) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('decision.same_day_none')}
      </Typography>
    );
  }
  return (
    <section aria-label={t('decision.same_day')}>
      <Typography variant="body2" color="text.secondary">
        {t('decision.same_day')}
      </Typography>
      <ul style={{ margin: 0, paddingInlineStart: '1.5em' }}>
        {visits.map((visit) => (
          <Typography key={visit.id} component="li" variant="body2">
            {formatTime(visit.startsAt, 'clock', language)}–{formatTime(visit.endsAt, 'clock', language)}{' '}
            {visit.technicians.map(({ displayName }) => displayName).join('、')} · {visit.enterpriseName}
          </Typography>
        ))}
      </ul>
    </section>
  );
}
