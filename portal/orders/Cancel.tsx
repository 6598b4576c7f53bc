import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { COMMANDS } from '../../domain/command.ts';
import { COMMAND_BODIES } from '../../domain/contract/command.ts';
import type { Share } from '../../domain/contract/share.ts';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useLanguage } from '../words/index.tsx';

interface CancelProps {
  readonly share: Share;
  /** Some instruments only; null for all of the share. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Cancels all of the part or some instruments of it, and says why. */
export function Cancel({ share, itemIds, onClose, onDone }: CancelProps) {
  const { words, language } = useLanguage();
  const notify = useNotify();
  const { waiting, command } = useCommand();
  const [notes, setNotes] = useState('');
  const send = async () => {
    const parsed = parseInLanguage(language, COMMAND_BODIES.cancel, { notes, ...(itemIds ? { itemIds } : {}) });
    if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
    await command('cancel', { params: { shareId: share.id }, body: parsed.data });
    notify(words.orders.commandDone);
    onDone();
  };
  return (
    <Confirm
      title={COMMANDS.cancel[language]}
      action={COMMANDS.cancel[language]}
      danger
      onClose={onClose}
      onConfirm={send}
    >
      {itemIds && <p style={{ marginTop: 0 }}>{words.bookings.cancelText(itemIds.length)}</p>}
      <TextField
        multiline
        minRows={3}
        autoFocus
        required
        label={words.orders.cancelReason}
        helperText={words.limit(1000)}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
        sx={{ mt: 1 }}
      />
      <Waiting shown={waiting} />
    </Confirm>
  );
}
