import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';
import type { QualityMonth } from '../../domain/contract/quality.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { useLanguage } from '../words/index.tsx';

const HEIGHT = 240;

/** Results by month, stacked. */
export function MonthChart({ months }: { months: readonly QualityMonth[] }) {
  const { t, language } = useLanguage();
  const { palette } = useTheme();
  const colours = { pass: palette.success.main, fail: palette.error.main, not_tested: palette.grey[500] };
  const series = (['pass', 'fail', 'not_tested'] as const).map((name) => ({
    dataKey: name,
    label: CONCLUSIONS[name][language],
    color: colours[name],
    stack: 'all',
  }));
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <Typography variant="h2" gutterBottom>
        {t('quality.chart')}
      </Typography>
      <BarChart
        height={HEIGHT}
        dataset={months.map((month) => ({ ...month }))}
        xAxis={[{ scaleType: 'band', dataKey: 'month', height: 36, categoryGapRatio: months.length < 6 ? 0.8 : 0.4 }]}
        yAxis={[{ tickMinStep: 1, width: 36 }]}
        series={series}
        aria-label={t('quality.chart')}
      />
    </Paper>
  );
}
