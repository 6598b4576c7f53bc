import { Typography } from '@mui/material';
import { useParams } from 'react-router';
import { useSay } from '../words/useSay.ts';
import { queueNamed } from './myQueues.ts';
import { QueueList } from './QueueList.tsx';

export function QueuePage() {
  const say = useSay();
  const queue = queueNamed(useParams().queue);
  if (!queue) return <Typography sx={{ mt: 4 }}>{say('queue.unknown')}</Typography>;
  return <QueueList key={queue} queue={queue} />;
}
