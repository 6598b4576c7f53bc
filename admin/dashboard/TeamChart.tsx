import { alpha, useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Team } from '../../domain/contract/desk.ts';
import { useT } from '../words/useT.ts';

/** What each member has done this week, with today separate, and claimed. */
export function TeamChart({ people }: Team) {
  const t = useT();
  const { palette } = useTheme();
  return (
    <BarChart
      layout="horizontal"
      yAxis={[{ scaleType: 'band', data: people.map(({ name }) => name), width: 116 }]}
      xAxis={[{ tickMinStep: 1 }]}
      series={[
        {
          data: people.map(({ today }) => today),
          label: t('dashboard.today'),
          stack: 'done',
          color: palette.primary.main,
        },
        {
          data: people.map(({ today, week }) => week - today),
          label: t('dashboard.earlier'),
          stack: 'done',
          color: alpha(palette.primary.main, 0.4),
        },
        { data: people.map(({ claimed }) => claimed), label: t('flow.claimed'), color: palette.warning.main },
      ]}
      aria-label={t('dashboard.team')}
    />
  );
}
