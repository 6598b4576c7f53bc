import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useT } from '../../../words/useT.ts';
import { useResults } from '../ResultsContext.ts';
import { ConditionsFields } from './ConditionsFields.tsx';
import { type Conditions, faultsOf, newDraft } from './draft.ts';

/** 检测条件 that all instruments of the share have in common, set for all of them with one click. */
export function ConditionsBar() {
  const t = useT();
  const { values, applyConditions } = useResults();
  const [conditions, setConditions] = useState<Conditions>(() => {
    const { points: _, ...first } =
      [...values.values()].find(({ measurement }) => measurement)?.measurement ?? newDraft(null);
    return first;
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const apply = () => {
    const found = faultsOf({ ...conditions, points: [] });
    setFaults(found);
    if (Object.keys(found).length === 0) applyConditions(conditions);
  };
  return (
    <Stack spacing={1} component="section" aria-label={t('measurement.conditions')} sx={{ mb: 1 }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Typography variant="body2" color="text.secondary">
          {t('measurement.conditions_lead')}
        </Typography>
        <Button size="small" onClick={apply}>
          {t('measurement.apply_to_all')}
        </Button>
      </Stack>
      <ConditionsFields value={conditions} faults={faults} onChange={setConditions} />
    </Stack>
  );
}
