import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Delivery } from '../../domain/contract/delivery.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

/** Sends a message again that was given up, to the receiver's present address. */
export function SendAgainButton({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (delivery.state !== 'dead' && delivery.state !== 'failed') return null;
  const send = async () => {
    setBusy(true);
    try {
      await call('sendAgain', { params: { deliveryId: delivery.id } });
      notify(t('delivery.again_done'), { type: 'success' });
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    } finally {
      setBusy(false);
      void cache.invalidateQueries({ queryKey: ['deliveries'] });
    }
  };
  return (
    <Button size="small" onClick={send} loading={busy}>
      {t('delivery.send_again')}
    </Button>
  );
}
