import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Link } from '../../domain/contract/link.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { useWords } from '../words/index.tsx';

export type Decision = 'approve' | 'refuse' | 'remove';

/** Says what a decision does, and does it. */
export function LinkDecision({ link, kind, onClose }: { link: Link; kind: Decision; onClose: () => void }) {
  const { links: words } = useWords();
  const client = useQueryClient();
  const [notes, setNotes] = useState('');
  const params = { linkId: link.id };
  const decisions: Record<Decision, () => Promise<unknown>> = {
    approve: () => call('approveLink', { params }),
    refuse: () => call('refuseLink', { params, body: { notes } }),
    remove: () => call('endLink', { params }),
  };
  const name = `${link.displayName}（${link.username}）`;
  return (
    <Confirm
      title={words[`${kind}Title`]}
      action={words[kind]}
      danger={kind !== 'approve'}
      onClose={onClose}
      onConfirm={() => decisions[kind]().finally(() => client.invalidateQueries({ queryKey: ['links'] }))}
    >
      {words[`${kind}Text`](name)}
      {kind === 'refuse' && (
        <TextField
          label={words.notes}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          fullWidth
          multiline
          slotProps={{ htmlInput: { maxLength: 200 } }}
          sx={{ mt: 2 }}
        />
      )}
    </Confirm>
  );
}
