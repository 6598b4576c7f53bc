import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { businessDay, formatTime } from '../../../domain/time.ts';
import { useCall } from '../../data/useCall.ts';
import { fromLocalInput } from '../../ui/time.ts';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { type ScheduleValues, spanOf } from './scheduleForm.ts';

/** A return at midnight belongs to the day before. */
const lastDay = (returnsAt: Date) => businessDay(new Date(returnsAt.getTime() - 1));

/** Says that the chosen day, or a day of travel, is not a working day; it can be chosen anyway. */
export function RestDay(values: Pick<ScheduleValues, 'starts' | 'ends' | 'before' | 'after'>) {
  const t = useT();
  const call = useCall();
  const language = useLanguage();
  const instant = fromLocalInput(values.starts);
  const chosen = instant ? businessDay(new Date(instant)) : '';
  const span = spanOf(values);
  const [from, to] = span ? [businessDay(span.leavesAt), lastDay(span.returnsAt)] : [chosen, chosen];
  const { data } = useQuery({
    queryKey: ['calendar', from, to],
    queryFn: () => call('listCalendar', { query: { from, to } }),
    enabled: chosen !== '',
  });
  const resting = data?.data.filter(({ isWorking }) => !isWorking) ?? [];
  const onTheDay = resting.find(({ day }) => day === chosen);
  const onTheWay = resting
    .filter(({ day }) => day !== chosen)
    .map(({ day }) => formatTime(`${day}T04:00:00Z`, 'longWeekday', language));
  return (
    <>
      {onTheDay && (
        <Alert severity="warning">{t('board.rest_day', { name: onTheDay.name ? `（${onTheDay.name}）` : '' })}</Alert>
      )}
      {onTheWay.length > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('travel.rest_days', { days: onTheWay.join('、') })}
        </Alert>
      )}
    </>
  );
}
