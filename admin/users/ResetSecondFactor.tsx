import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useNotify, useRecordContext, useRefresh } from 'react-admin';
import type { User } from '../../domain/contract/account.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useSay } from '../words/useSay.ts';

/** Takes away the second factor of somebody who lost their phone. */
export function ResetSecondFactor() {
  const say = useSay();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const user = useRecordContext<User>();
  const [asking, setAsking] = useState(false);
  if (!user?.hasSecondFactor) return null;
  const reset = async () => {
    setAsking(false);
    try {
      await call('resetTotp', { params: { userId: user.id } });
      notify(say('totp.reset_done'), { type: 'success' });
      refresh();
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    }
  };
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsking(true)}>
        {say('totp.reset')}
      </Button>
      <Confirm
        isOpen={asking}
        title={say('totp.reset')}
        content={say('totp.reset_text')}
        onConfirm={reset}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
