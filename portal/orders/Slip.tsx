import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { call, pathOf } from '../api.ts';
import { useWords } from '../words/index.tsx';

/** The order slip 委托单: to print, and its number and password, which open progress and certificates (C15). */
export function Slip({ orderId }: { orderId: string }) {
  const { orders: words, lookup } = useWords();
  const { data } = useQuery({
    queryKey: ['slip', orderId],
    queryFn: () => call('getOrderSlip', { params: { orderId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Paper sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Button variant="outlined" href={pathOf('printOrderSlip', { orderId })} target="_blank" rel="noopener">
          {words.slip}
        </Button>
        {data && (
          <Typography>
            {lookup.number} <strong>{data.number}</strong>　{words.password}{' '}
            <strong data-testid="slip-password" style={{ fontFamily: 'ui-monospace, Consolas, monospace' }}>
              {data.password}
            </strong>
          </Typography>
        )}
        <Typography color="text.secondary">{words.slipHint}</Typography>
      </Stack>
    </Paper>
  );
}
