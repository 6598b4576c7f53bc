import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify, useRecordContext, useRefresh } from 'react-admin';
import type { MessageTemplate } from '../../domain/contract/message-template.ts';
import { template } from '../../domain/message-template.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

/** Resets a message to its standard text. */
export function ResetButton() {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const cache = useQueryClient();
  const record = useRecordContext<MessageTemplate>();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  if (!record?.changed) return null;
  const { title, body } = template(record.id);
  const reset = async () => {
    setAsking(false);
    setPending(true);
    try {
      await call('resetMessageTemplate', { params: { templateName: record.id } });
      notify(t('template.reset_done'), { type: 'success' });
      void cache.invalidateQueries({ queryKey: ['messageTemplates'] });
      refresh();
    } catch (problem) {
      notify(wordsOf(problem), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button variant="outlined" size="small" loading={pending} onClick={() => setAsking(true)}>
        {t('template.reset')}
      </Button>
      <Confirm
        isOpen={asking}
        title={t('template.reset')}
        content={t('template.reset_text', { text: [title, body].filter(Boolean).join('　') })}
        onClose={() => setAsking(false)}
        onConfirm={() => void reset()}
      />
    </>
  );
}
