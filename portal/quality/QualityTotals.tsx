import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { QualityMonth } from '../../domain/contract/quality.ts';
import { useT } from '../words/index.tsx';

/** The numbers of tested, passed and failed instruments. */
export function QualityTotals({ months }: { months: readonly QualityMonth[] }) {
  const t = useT();
  const sum = (of: (month: QualityMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  const pass = sum((month) => month.pass);
  const fail = sum((month) => month.fail);
  const facts = [
    [t('quality.tested'), String(pass + fail)],
    [t('quality.passRate'), pass + fail === 0 ? '—' : `${((100 * pass) / (pass + fail)).toFixed(1)}%`],
    [t('quality.failures'), String(fail)],
  ] as const;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(3, 1fr)', mb: 2, maxWidth: 560 }}>
      {facts.map(([name, value]) => (
        <Paper key={name} sx={{ p: 1.5 }}>
          <Typography component="p" sx={{ fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 }}>
            {value}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {name}
          </Typography>
        </Paper>
      ))}
    </Box>
  );
}
