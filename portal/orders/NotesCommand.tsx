import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { COMMANDS } from '../../domain/command.ts';
import { COMMAND_BODIES, type Share } from '../../domain/contract/order.ts';
import { checkIn } from '../../domain/contract/speaking.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { useNotice } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useLanguage } from '../words/index.tsx';

interface NotesCommandProps {
  readonly command: 'cancel' | 'request_another_date';
  readonly share: Share;
  /** Some instruments only; null for all of the share. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A command that says why: cancelling, or asking for another date. */
export function NotesCommand({ command: name, share, itemIds, onClose, onDone }: NotesCommandProps) {
  const { words, language } = useLanguage();
  const say = useNotice();
  const { waiting, run } = useCommand();
  const [notes, setNotes] = useState('');
  const send = async () => {
    const parsed = checkIn(language, COMMAND_BODIES[name], { notes, ...(itemIds ? { itemIds } : {}) });
    if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
    await run(parsed.data, (idempotencyKey) =>
      call(name, { params: { shareId: share.id }, body: parsed.data, idempotencyKey }),
    );
    say(words.orders.commandDone);
    onDone();
  };
  return (
    <Confirm
      title={COMMANDS[name][language]}
      action={COMMANDS[name][language]}
      danger={name === 'cancel'}
      onClose={onClose}
      onConfirm={send}
    >
      {name === 'cancel' && itemIds && <p style={{ marginTop: 0 }}>{words.bookings.cancelText(itemIds.length)}</p>}
      <TextField
        multiline
        minRows={3}
        autoFocus
        required
        label={name === 'cancel' ? words.orders.cancelReason : words.orders.newDate}
        helperText={words.limit(1000)}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
        sx={{ mt: 1 }}
      />
      <Waiting shown={waiting} />
    </Confirm>
  );
}
