import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { FigureQuery } from '../../domain/contract/queue.ts';
import { STAGES } from '../../domain/stage.ts';
import { useCall } from '../data/useCall.ts';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

const NAMES = Object.keys(FigureQuery.shape);

/** Says behind which figure of 业务流转 the list stands, until it is left. */
export function FigureNotice() {
  const say = useSay();
  const term = useTerm();
  const call = useCall();
  const { filterValues, setFilters } = useListContext();
  const asked = Object.fromEntries(Object.entries(filterValues).filter(([name]) => NAMES.includes(name)));
  const figure = FigureQuery.partial().safeParse(asked).data ?? {};
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => call('listColleagues'),
    enabled: Boolean(figure.by),
  });
  if (Object.keys(asked).length === 0) return null;
  const { ageFrom, ageTo, dueOn, submittedOn, completedOn, left, rejectedFor, rejectedInOwnWords, by } = figure;
  const span = { from: figure.from ?? '', to: figure.to ?? '' };
  const person = colleagues.data?.data.find(({ id }) => id === by)?.name ?? '…';
  const words = [
    ageFrom !== undefined &&
      (ageTo ? say('figure.age', { from: ageFrom, to: ageTo }) : say('figure.age_over', { from: ageFrom })),
    dueOn && say('figure.due', { day: dueOn }),
    submittedOn && say('figure.submitted', { day: submittedOn }),
    completedOn && say('figure.completed', { day: completedOn }),
    left && say('figure.left', { ...span, stage: term(STAGES[left]) }),
    rejectedFor && say('figure.rejected', { ...span, reason: rejectedFor }),
    rejectedInOwnWords && say('figure.rejected', { ...span, reason: say('flow.own_words') }),
    by && say('figure.by', { ...span, person }),
  ].filter(Boolean);
  const leave = () => {
    const others = Object.entries(filterValues).filter(([name]) => !NAMES.includes(name));
    setFilters(Object.fromEntries(others), null);
  };
  return (
    <Alert
      severity="info"
      sx={{ mb: 1, alignItems: 'center', '& .MuiAlert-action': { pt: 0, alignItems: 'center' } }}
      action={
        <Button color="inherit" size="small" onClick={leave}>
          {say('figure.leave')}
        </Button>
      }
    >
      {words.join(' · ')}
    </Alert>
  );
}
