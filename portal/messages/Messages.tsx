import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { Message } from '../../domain/contract/public.ts';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useT } from '../words/index.tsx';
import { UNREAD } from './useUnread.ts';

function messagesChanged(client: QueryClient): Promise<unknown> {
  return Promise.all([UNREAD, ['messages']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function Messages() {
  const t = useT();
  const client = useQueryClient();
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['messages', paging],
    queryFn: () => call('listMessages', { query: paging }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const readAll = useMutation({
    mutationFn: () => call('readAllMessages'),
    onSuccess: () => messagesChanged(client),
  });
  return (
    <>
      <Title text={t('messages.title')}>
        {data && data.total > 0 && <ExportList list="listMessages" />}
        {data && data.unread > 0 && (
          <Button variant="outlined" onClick={() => readAll.mutate()} loading={readAll.isPending}>
            {t('common.markAllRead')}
          </Button>
        )}
      </Title>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={t('common.noMessages')} />}
      {data && data.total > 0 && (
        <>
          <Stack spacing={1} component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {data.data.map((message) => (
              <MessageItem key={message.id} message={message} />
            ))}
          </Stack>
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </>
      )}
    </>
  );
}

function MessageItem({ message }: { message: z.infer<typeof Message> }) {
  const t = useT();
  const dates = useDates();
  const client = useQueryClient();
  const navigate = useNavigate();
  const read = useMutation({
    mutationFn: () => call('readMessage', { params: { messageId: message.id } }),
    onSuccess: () => messagesChanged(client),
  });
  const open = () => {
    if (!message.readAt) read.mutate();
    if (message.orderId) navigate(`/my/orders/${message.orderId}`);
  };
  return (
    <Paper component="li" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: message.readAt ? 400 : 600, flexGrow: 1 }}>{message.title}</Typography>
        {!message.readAt && <Chip size="small" color="warning" label={t('common.unread')} />}
        <Typography variant="body2" color="text.secondary">
          {dates.minute(message.at)}
        </Typography>
      </Stack>
      <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {message.body}
      </Typography>
      {(message.orderId || !message.readAt) && (
        <Button size="small" onClick={open} sx={{ ml: -0.75 }}>
          {message.orderId ? t('messages.open') : t('common.markRead')}
        </Button>
      )}
    </Paper>
  );
}
