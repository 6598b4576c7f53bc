import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify } from 'react-admin';
import type { Expert } from '../../domain/contract/expert.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

/** Disables an expert after a confirmation, or enables one again. */
export function AccessButton({ expert }: { expert: Expert }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const change = async (disabled: boolean) => {
    setAsking(false);
    try {
      await call('changeExpertAccess', { params: { expertId: expert.id }, body: { disabled } });
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    }
    void cache.invalidateQueries({ queryKey: ['experts'] });
  };
  const words = t(expert.disabled ? 'common.enable' : 'expert.disable');
  return (
    <>
      <Button
        size="small"
        color={expert.disabled ? 'primary' : 'error'}
        onClick={() => (expert.disabled ? void change(false) : setAsking(true))}
        aria-label={`${words} ${expert.displayName}`}
      >
        {words}
      </Button>
      <Confirm
        isOpen={asking}
        title={words}
        content={t('expert.disable_text', { name: expert.displayName })}
        onConfirm={() => void change(true)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
