import { Alert, Button, ButtonGroup, Stack, ToggleButton, ToggleButtonGroup, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { midnightOf } from '../../domain/time.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { VisitBoard } from './board/VisitBoard.tsx';
import { FeedButton } from './FeedButton.tsx';
import { VisitDay } from './VisitDay.tsx';
import { DAYS, type Span, startOf, visitsByDay } from './visitDays.ts';

/** Visits by day or week: a board by technician, on a phone a list by day. */
export function VisitPage() {
  const t = useT();
  const call = useCall();
  const me = useMe();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [span, setSpan] = useState<Span>('week');
  const [anchor, setAnchor] = useState(() => new Date());
  const start = startOf(span, anchor);
  const end = midnightOf(start, DAYS[span]);
  const query = { from: start.toISOString(), to: end.toISOString() };
  const { data, error } = useQuery({
    queryKey: ['visits', query.from, query.to],
    queryFn: () => call('listVisits', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const shift = (by: number) => setAnchor(midnightOf(start, by * DAYS[span]));
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.visits')} />
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={span}
          onChange={(_, chosen: Span | null) => chosen && setSpan(chosen)}
          aria-label={t('visit.range')}
        >
          <ToggleButton value="day">{t('visit.day')}</ToggleButton>
          <ToggleButton value="week">{t('visit.week')}</ToggleButton>
        </ToggleButtonGroup>
        <ButtonGroup size="small">
          <Button onClick={() => shift(-1)}>{t('visit.earlier')}</Button>
          <Button onClick={() => setAnchor(new Date())}>{t('visit.today')}</Button>
          <Button onClick={() => shift(1)}>{t('visit.later')}</Button>
        </ButtonGroup>
        {holds(me, 'visit.feed') && <FeedButton />}
      </Stack>
      {error && <Alert severity="error">{wordsOf(error)}</Alert>}
      {data && !isNarrow && <VisitBoard start={start} days={DAYS[span]} visits={data.data} />}
      {data && isNarrow && visitsByDay(data.data, start, DAYS[span]).map((day) => <VisitDay key={day.day} {...day} />)}
    </Stack>
  );
}
