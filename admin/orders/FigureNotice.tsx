import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { DrilldownQuery } from '../../domain/contract/queue.ts';
import { STAGES } from '../../domain/stage.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

const NAMES = Object.keys(DrilldownQuery.shape);

/** Shows the figure of 业务流转 whose shares are listed, until that filter is removed. */
export function FigureNotice() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const { filterValues, setFilters } = useListContext();
  const asked = Object.fromEntries(Object.entries(filterValues).filter(([name]) => NAMES.includes(name)));
  const figure = DrilldownQuery.partial().safeParse(asked).data ?? {};
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
      (ageTo ? t('figure.age', { from: ageFrom, to: ageTo }) : t('figure.age_over', { from: ageFrom })),
    dueOn && t('figure.due', { day: dueOn }),
    submittedOn && t('figure.submitted', { day: submittedOn }),
    completedOn && t('figure.completed', { day: completedOn }),
    left && t('figure.left', { ...span, stage: localized(STAGES[left]) }),
    rejectedFor && t('figure.rejected', { ...span, reason: rejectedFor }),
    rejectedInOwnWords && t('figure.rejected', { ...span, reason: t('flow.own_words') }),
    by && t('figure.by', { ...span, person }),
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
          {t('figure.leave')}
        </Button>
      }
    >
      {words.join(' · ')}
    </Alert>
  );
}
