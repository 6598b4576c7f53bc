import { Alert, Button, Stack } from '@mui/material';
import { Loading, ShowBase, useShowContext } from 'react-admin';
import { Link, useParams } from 'react-router';
import { queueNamed } from '../queues/myQueues.ts';
import { useT } from '../words/useT.ts';
import type { ShareRecord } from './shareRecord.ts';
import { OrderPage } from './show/OrderPage.tsx';

/** An order, opened through one of its shares. */
export function OrderShow() {
  return (
    <ShowBase resource="shares" disableAuthentication={false} queryOptions={{ onError: () => undefined }}>
      <Loaded />
    </ShowBase>
  );
}

function Loaded() {
  const t = useT();
  const queue = queueNamed(useParams().queue);
  const { record, error, refetch } = useShowContext<ShareRecord>();
  if (record?.order) {
    return <OrderPage key={record.id} order={record.order} shareId={record.id} queue={queue} reload={refetch} />;
  }
  if (!error) return <Loading />;
  return (
    <Stack spacing={2} sx={{ mt: 4, alignItems: 'flex-start' }}>
      <Alert severity="error">{error instanceof Error ? error.message : t('order.not_found')}</Alert>
      <Button component={Link} to={queue ? `/queues/${queue}` : '/shares'}>
        {t(queue ? 'order.back' : 'order.back_all')}
      </Button>
    </Stack>
  );
}
