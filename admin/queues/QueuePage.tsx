import { Typography } from '@mui/material';
import { useParams } from 'react-router';
import { useT } from '../words/useT.ts';
import { queueNamed } from './myQueues.ts';
import { QueueList } from './QueueList.tsx';

export function QueuePage() {
  const t = useT();
  const queue = queueNamed(useParams().queue);
  if (!queue) return <Typography sx={{ mt: 4 }}>{t('queue.unknown')}</Typography>;
  return <QueueList key={queue} queue={queue} />;
}
