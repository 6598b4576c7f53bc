import { Alert, Button, ButtonGroup, Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { shanghaiMidnight } from '../ui/time.ts';
import { useSay } from '../words/useSay.ts';
import { VisitDay } from './VisitDay.tsx';
import { DAYS, type Span, startOf, visitsByDay } from './visitDays.ts';

/** Site visits by day or week. */
export function VisitPage() {
  const say = useSay();
  const call = useCall();
  const [span, setSpan] = useState<Span>('week');
  const [anchor, setAnchor] = useState(() => new Date());
  const start = startOf(span, anchor);
  const end = shanghaiMidnight(start, DAYS[span]);
  const query = { from: start.toISOString(), to: end.toISOString() };
  const { data, error } = useQuery({
    queryKey: ['visits', query.from, query.to],
    queryFn: () => call('listVisits', { query }),
  });
  const shift = (by: number) => setAnchor(shanghaiMidnight(start, by * DAYS[span]));
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5 }}>
      <PageTitle title={say('menu.visits')} />
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={span}
          onChange={(_, chosen: Span | null) => chosen && setSpan(chosen)}
          aria-label={say('visit.range')}
        >
          <ToggleButton value="day">{say('visit.day')}</ToggleButton>
          <ToggleButton value="week">{say('visit.week')}</ToggleButton>
        </ToggleButtonGroup>
        <ButtonGroup size="small">
          <Button onClick={() => shift(-1)}>{say('visit.earlier')}</Button>
          <Button onClick={() => setAnchor(new Date())}>{say('visit.today')}</Button>
          <Button onClick={() => shift(1)}>{say('visit.later')}</Button>
        </ButtonGroup>
      </Stack>
      {error && <Alert severity="error">{wordsOf(error)}</Alert>}
      {data && visitsByDay(data.data, start, DAYS[span]).map((day) => <VisitDay key={day.day} {...day} />)}
    </Stack>
  );
}
