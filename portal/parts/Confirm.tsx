import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useState } from 'react';
import { useT } from '../words/index.tsx';
import { Fault } from './Fault.tsx';
import type { Form } from './useContractForm.ts';

interface QuestionProps {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

interface ConfirmProps extends QuestionProps {
  /** The dialog closes when the promise resolves; an error is displayed and the dialog stays open. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks for confirmation of an action that cannot be undone, and displays its error. */
export function Confirm({ onConfirm, ...question }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      question.onClose();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return <Question {...question} busy={busy} error={error} onConfirm={confirm} />;
}

interface ConfirmFormProps extends QuestionProps {
  readonly form: Pick<Form, 'busy' | 'error'>;
  /** Submits the form; resolves to whether it was accepted. */
  readonly onConfirm: () => Promise<boolean>;
}

/** As `Confirm`, with a form; it stays open until the form is accepted. */
export function ConfirmForm({ form, onConfirm, ...question }: ConfirmFormProps) {
  const confirm = async () => {
    if (await onConfirm()) question.onClose();
  };
  return <Question {...question} busy={form.busy} error={form.error} onConfirm={confirm} />;
}

interface OpenQuestionProps extends QuestionProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => unknown;
}

function Question({ title, action, danger = false, busy, error, children, onClose, onConfirm }: OpenQuestionProps) {
  const t = useT();
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="confirm-title">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent>
        <Fault error={error} />
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {t('cancel')}
        </Button>
        <Button
          variant="contained"
          color={danger ? 'error' : 'primary'}
          onClick={() => void onConfirm()}
          loading={busy}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
