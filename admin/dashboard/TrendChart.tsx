import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Trend } from '../../domain/contract/desk.ts';
import { useT } from '../words/useT.ts';

/** Work received and decided on each working day. */
export function TrendChart({ days }: Pick<Trend, 'days'>) {
  const t = useT();
  const { palette } = useTheme();
  return (
    <BarChart
      xAxis={[{ scaleType: 'band', data: days.map(({ day }) => day.slice(5)) }]}
      yAxis={[{ tickMinStep: 1, width: 36 }]}
      series={[
        { data: days.map(({ received }) => received), label: t('dashboard.received'), color: palette.primary.main },
        { data: days.map(({ decided }) => decided), label: t('dashboard.decided'), color: palette.success.main },
      ]}
      aria-label={t('dashboard.trend')}
    />
  );
}
