import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { businessDay } from '../../../domain/number.ts';
import { useCall } from '../../data/useCall.ts';
import { fromLocalInput } from '../../ui/time.ts';
import { useSay } from '../../words/useSay.ts';

/** Says that the chosen day is none on which people work; it can be chosen all the same. */
export function RestDay({ starts }: { starts: string }) {
  const say = useSay();
  const call = useCall();
  const instant = fromLocalInput(starts);
  const day = instant ? businessDay(new Date(instant)) : '';
  const { data } = useQuery({
    queryKey: ['calendar', day, day],
    queryFn: () => call('listCalendar', { query: { from: day, to: day } }),
    enabled: day !== '',
  });
  const [chosen] = data?.data ?? [];
  if (!chosen || chosen.isWorking) return null;
  return <Alert severity="warning">{say('board.rest_day', { name: chosen.name ? `（${chosen.name}）` : '' })}</Alert>;
}
