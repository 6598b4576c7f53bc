import { Card, Stack, Typography } from '@mui/material';
import type { Flow } from '../../domain/contract/flow.ts';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { useDuration } from './useDuration.ts';

/** The most important figures. */
export function Figures({ flow }: { flow: Flow }) {
  const t = useT();
  const localized = useLocalized();
  const duration = useDuration();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const { decided, passed } = flow.firstPass;
  const figures = [
    [t('flow.open'), String(sum(flow.open.map(({ count }) => count)))],
    [t('flow.overdue'), String(sum(flow.open.map(({ overdue }) => overdue)))],
    [t('flow.submitted'), String(sum(flow.days.map(({ submitted }) => submitted)))],
    [t('flow.completed'), String(sum(flow.days.map(({ completed }) => completed)))],
    [t('flow.first_pass'), decided === 0 ? '–' : `${Math.round((100 * passed) / decided)}%`],
    ...flow.lead.map(({ kind, median, ninetieth }) => [
      t('flow.lead', { kind: localized(LEDGER_SERVICES[kind]) }),
      `${duration(median)} / ${duration(ninetieth)}`,
    ]),
  ];
  return (
    <Stack direction="row" component="dl" sx={{ gridColumn: '1 / -1', flexWrap: 'wrap', gap: 1.5, m: 0 }}>
      {figures.map(([label, value]) => (
        <Card key={label} sx={{ px: 2, py: 1, minWidth: 130, flexGrow: 1 }}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {label}
          </Typography>
          <Typography component="dd" variant="h5" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Typography>
        </Card>
      ))}
    </Stack>
  );
}
