import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ORDER_STAGE_NAMES, type OrderStage } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { StageChip } from '../parts/StageChip.tsx';
import { useWords } from '../words/index.tsx';

const CLOSED: readonly OrderStage[] = ['completed', 'cancelled', 'superseded'];
const OPEN = ORDER_STAGE_NAMES.filter((stage) => !CLOSED.includes(stage));
const MOST = 500;

/** How many applications stand at each stage; each count leads to them. */
export function StageCounts() {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['orders', 'counts'],
    queryFn: async () => {
      const [open, completed] = await Promise.all([
        call('listOrders', { query: { kind: 'general', stage: OPEN.join(','), perPage: MOST } }),
        call('listOrders', { query: { kind: 'general', stage: 'completed', perPage: 1 } }),
      ]);
      const counts = OPEN.map((stage): [OrderStage, number] => [
        stage,
        open.data.filter((order) => order.stage === stage).length,
      ]);
      return { counts: [...counts, ['completed', completed.total] as const], all: open.total <= MOST };
    },
    refetchInterval: 60_000,
  });
  const shown = data?.counts.filter(([, count]) => count > 0) ?? [];
  if (shown.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label={words.overview.byStage}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))' }}
    >
      {shown.map(([stage, count]) => (
        <Paper
          key={stage}
          component={Link}
          to={`/my/orders?stage=${stage}`}
          sx={{ p: 1.5, color: 'inherit', textDecoration: 'none', '&:hover': { borderColor: 'primary.main' } }}
        >
          <Typography component="p" sx={{ fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 }}>
            {data?.all || stage === 'completed' ? count : `≥${count}`}
          </Typography>
          <StageChip stage={stage} />
        </Paper>
      ))}
    </Box>
  );
}
