import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { QUEUES, type Queue } from '../../domain/command.ts';
import { wordsOf } from '../data/problem.ts';
import { useTakeNext } from '../orders/claim/useTakeNext.ts';
import type { ShareRecord } from '../orders/shareRecord.ts';
import { mayWorkIn } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useT } from '../words/useT.ts';

/** Claims and opens the first share of the sorted and filtered list that nobody else has claimed. */
export function StartButton({ queue }: { queue: Queue }) {
  const t = useT();
  const me = useMe();
  const notify = useNotify();
  const takeNext = useTakeNext();
  const { data = [], refetch } = useListContext<ShareRecord>();
  const [pending, setPending] = useState(false);
  const free = data.filter(({ claim }) => claim === null || claim.accountId === me?.id).map(({ id }) => id);
  if (free.length === 0 || !mayWorkIn(me, QUEUES[queue].stage)) return null;
  const start = async () => {
    setPending(true);
    try {
      if (await takeNext(queue, free)) return;
      notify(t('claim.none_left'), { type: 'info' });
      void refetch();
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="contained" size="small" onClick={() => void start()} loading={pending}>
      {t('queue.start')}
    </Button>
  );
}
