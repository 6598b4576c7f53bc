import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useNotify, useRecordContext, useRefresh } from 'react-admin';
import type { User } from '../../domain/contract/account.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

/** Removes the second factor of a person who has lost their phone. */
export function ResetSecondFactor() {
  const t = useT();
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
      notify(t('totp.reset_done'), { type: 'success' });
      refresh();
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    }
  };
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsking(true)}>
        {t('totp.reset')}
      </Button>
      <Confirm
        isOpen={asking}
        title={t('totp.reset')}
        content={t('totp.reset_text')}
        onConfirm={reset}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
