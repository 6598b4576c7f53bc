import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Trend } from '../../domain/contract/desk.ts';
import { useSay } from '../words/useSay.ts';

/** What came and what was decided on each working day. */
export function TrendChart({ days }: Pick<Trend, 'days'>) {
  const say = useSay();
  const { palette } = useTheme();
  return (
    <BarChart
      xAxis={[{ scaleType: 'band', data: days.map(({ day }) => day.slice(5)) }]}
      yAxis={[{ tickMinStep: 1, width: 36 }]}
      series={[
        { data: days.map(({ received }) => received), label: say('dashboard.received'), color: palette.primary.main },
        { data: days.map(({ decided }) => decided), label: say('dashboard.decided'), color: palette.success.main },
      ]}
      aria-label={say('dashboard.trend')}
    />
  );
}
