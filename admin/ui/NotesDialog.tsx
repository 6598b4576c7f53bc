import { Button, Chip, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { formErrors } from '../data/formErrors.ts';
import { useSay } from '../words/useSay.ts';
import { FaultAlert } from './FaultAlert.tsx';
import { type Reason, reasonWords } from './reason.ts';
import { useGiving } from './useGiving.ts';

interface Props {
  title: string;
  label: string;
  help: string;
  confirm: string;
  /** Checks `{ notes }`. */
  schema: z.ZodType;
  reasons: readonly Reason[];
  give: (body: { notes: string }) => Promise<Error | null>;
  onClose: () => void;
}

/** Asks for notes, offers standard reasons, and stays open while something is wrong. */
export function NotesDialog({ title, label, help, confirm, schema, reasons, give, onClose }: Props) {
  const say = useSay();
  const id = useId();
  const [notes, setNotes] = useState('');
  const [error, setError] = useState<string | undefined>();
  const { pending, fault, clear, send } = useGiving(give, onClose);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = formErrors(schema)({ notes }).notes;
    setError(found);
    clear();
    if (found) return;
    await send({ notes });
  };

  const add = (text: string) => {
    setError(undefined);
    setNotes((before) => (before.includes(text) ? before : [before.trim(), text].filter(Boolean).join('\n')));
  };

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack
            direction="row"
            role="group"
            aria-label={say('decision.reasons')}
            sx={{ flexWrap: 'wrap', gap: 1, mb: 1 }}
          >
            {reasons.map((reason) => {
              const words = reasonWords(reason);
              return <Chip key={reason} label={say(words.label)} onClick={() => add(say(words.text))} />;
            })}
          </Stack>
          <TextField
            label={label}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
            multiline
            minRows={4}
            required
            autoFocus
            error={error !== undefined}
            helperText={error ?? help}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {say('decision.close')}
          </Button>
          <Button type="submit" variant="contained" color="error" loading={pending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
