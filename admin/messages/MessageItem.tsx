import { Button, Card, Chip, Stack, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { Message } from '../../domain/contract/public.ts';
import { orderPath } from '../queues/myQueues.ts';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useT } from '../words/useT.ts';

interface MessageItemProps {
  readonly message: Message;
  readonly onRead: () => void;
}

/** A message with a link to its order; opening the order marks the message as read. */
export function MessageItem({ message, onRead }: MessageItemProps) {
  const t = useT();
  const { title, body, at, readAt, shareId } = message;
  return (
    <Card component="li" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ flexGrow: 1, fontWeight: readAt ? 400 : 600, overflowWrap: 'anywhere' }}>{title}</Typography>
        {!readAt && <Chip size="small" color="warning" label={t('common.unread')} />}
        <Typography variant="body2" color="text.secondary">
          <Timestamp at={at} />
        </Typography>
      </Stack>
      <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
        {body}
      </Typography>
      <Stack direction="row" spacing={1} sx={{ ml: -0.75 }}>
        {shareId && (
          <Button
            size="small"
            component={Link}
            to={orderPath(shareId, null)}
            onClick={() => readAt === null && onRead()}
            aria-label={`${t('message.open')} ${title}`}
          >
            {t('message.open')}
          </Button>
        )}
        {!readAt && (
          <Button size="small" onClick={onRead} aria-label={`${t('common.markRead')} ${title}`}>
            {t('common.markRead')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
