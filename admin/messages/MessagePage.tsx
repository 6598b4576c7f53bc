import { Box, Button, Pagination, Stack, Typography } from '@mui/material';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sheets } from '../data/api.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SheetButton } from '../ui/SheetButton.tsx';
import { useT } from '../words/useT.ts';
import { MessageItem } from './MessageItem.tsx';
import { UNREAD } from './useUnread.ts';

const PER_PAGE = 25;

/** 我的消息 of staff, e.g. for a supervisor about overdue work (requirements A13, E5). */
export function MessagePage() {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['messages', page],
    queryFn: () => call('listMessages', { query: { page, perPage: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });
  const changed = () => Promise.all([UNREAD, ['messages']].map((queryKey) => cache.invalidateQueries({ queryKey })));
  const readAll = useMutation({ mutationFn: () => call('readAllMessages'), onSuccess: changed });
  const read = useMutation({
    mutationFn: (messageId: string) => call('readMessage', { params: { messageId } }),
    onSuccess: changed,
  });
  const fault = error ?? readAll.error ?? read.error;
  return (
    <Box sx={{ pt: 1.5, maxWidth: 820 }}>
      <PageTitle title={t('menu.messages')} headed />
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', mb: 1.5 }}>
        <Typography component="h1" variant="h5">
          {t('menu.messages')}
        </Typography>
        <Stack direction="row" spacing={1}>
          {data && data.total > 0 && <SheetButton read={() => sheets('listMessages')} />}
          {data && data.unread > 0 && (
            <Button variant="outlined" size="small" onClick={() => readAll.mutate()} loading={readAll.isPending}>
              {t('common.markAllRead')}
            </Button>
          )}
        </Stack>
      </Stack>
      <FaultAlert fault={fault} />
      {data?.total === 0 && <Typography color="text.secondary">{t('common.noMessages')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((message) => (
          <MessageItem key={message.id} message={message} onRead={() => read.mutate(message.id)} />
        ))}
      </Stack>
      {data && data.total > PER_PAGE && (
        <Pagination
          count={Math.ceil(data.total / PER_PAGE)}
          page={page}
          onChange={(_, next) => setPage(next)}
          sx={{ mt: 1.5 }}
        />
      )}
    </Box>
  );
}
