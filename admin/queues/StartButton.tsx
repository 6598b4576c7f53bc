import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link } from 'react-router';
import type { Queue } from '../../domain/command.ts';
import type { ShareRecord } from '../shares/shareRecord.ts';
import { useSay } from '../words/useSay.ts';
import { orderPath } from './myQueues.ts';

/** Opens the first order of the list as it is sorted and filtered. */
export function StartButton({ queue }: { queue: Queue }) {
  const say = useSay();
  const first = useListContext<ShareRecord>().data?.[0];
  if (!first) return null;
  return (
    <Button component={Link} to={orderPath(first.id, queue)} variant="contained" size="small">
      {say('queue.start')}
    </Button>
  );
}
