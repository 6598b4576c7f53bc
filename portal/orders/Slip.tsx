import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, pathOf } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useT } from '../words/index.tsx';

/**
 * The order slip 委托单: printing it, and its number and password, which open progress and certificates (requirement
 * C15).
 */
export function Slip({ orderId }: { orderId: string }) {
  const t = useT();
  const notify = useNotify();
  const { data } = useQuery({
    queryKey: ['slip', orderId],
    queryFn: () => call('getOrderSlip', { params: { orderId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const client = useQueryClient();
  const [replacing, setReplacing] = useState(false);
  return (
    <Paper sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Button variant="outlined" href={pathOf('printOrderSlip', { orderId })} target="_blank" rel="noopener">
          {t('orders.slip')}
        </Button>
        {data && (
          <Typography>
            {t('common.orderNumber')} <strong>{data.number}</strong>　{t('orders.password')}{' '}
            <strong data-testid="slip-password" style={{ fontFamily: 'ui-monospace, Consolas, monospace' }}>
              {data.password}
            </strong>
          </Typography>
        )}
        <Button size="small" onClick={() => setReplacing(true)}>
          {t('bookings.replacePassword')}
        </Button>
        <Typography color="text.secondary">{t('orders.slipHint')}</Typography>
      </Stack>
      {replacing && (
        <Confirm
          title={t('bookings.replacePassword')}
          action={t('bookings.replacePassword')}
          danger
          onClose={() => setReplacing(false)}
          onConfirm={async () => {
            client.setQueryData(['slip', orderId], await call('replaceSlipPassword', { params: { orderId } }));
            notify(t('bookings.passwordReplaced'));
          }}
        >
          {t('bookings.replaceText')}
        </Confirm>
      )}
    </Paper>
  );
}
