import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import type { ReasonOccasion } from '../../domain/reason.ts';
import { formErrors } from '../data/formErrors.ts';
import { ReasonChoice } from '../reasons/ReasonChoice.tsx';
import { useReasons } from '../reasons/useReasons.ts';
import { useT } from '../words/useT.ts';
import { FaultAlert } from './FaultAlert.tsx';
import { useDialogSubmit } from './useDialogSubmit.ts';

export interface ReasonedNotes {
  readonly notes: string;
  /** The standard reasons that the notes were composed of. */
  readonly reasonIds?: string[];
}

interface Props {
  title: string;
  label: string;
  help: string;
  confirm: string;
  /** `primary` for friendly messages: only destructive actions are confirmed in red. */
  tone?: 'error' | 'primary';
  /** Checks `{ notes }`. */
  schema: z.ZodType;
  occasion: ReasonOccasion | null;
  onSubmit: (body: ReasonedNotes) => Promise<Error | null>;
  onClose: () => void;
}

/** Asks for notes, with the standard reasons of the occasion, and stays open until they are accepted. */
export function NotesDialog({
  title,
  label,
  help,
  confirm,
  tone = 'error',
  schema,
  occasion,
  onSubmit,
  onClose,
}: Props) {
  const t = useT();
  const id = useId();
  const reasons = useReasons(occasion);
  const [notes, setNotes] = useState('');
  const [error, setError] = useState<string | undefined>();
  const { pending, fault, clear, submit } = useDialogSubmit(onSubmit, onClose);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = formErrors(schema)({ notes }).notes;
    setError(found);
    clear();
    if (found) return;
    const used = reasons.filter(({ text }) => notes.includes(text)).map((reason) => reason.id);
    await submit({ notes, ...(used.length > 0 ? { reasonIds: used } : {}) });
  };

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form
        noValidate
        onSubmit={handleSubmit}
        // Enter without a modifier starts a new line in the notes.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !pending)
            event.currentTarget.requestSubmit();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <ReasonChoice
            reasons={reasons}
            notes={notes}
            onChange={(changed) => {
              setError(undefined);
              setNotes(changed);
            }}
          />
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
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" color={tone} loading={pending}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
