import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.tsx';
import { Fault } from './Fault.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Done when it resolves; what it throws is shown and the dialog stays. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be undone, and shows what kept it from being done. */
export function Confirm({ title, action, danger = false, children, onClose, onConfirm }: ConfirmProps) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="confirm-title">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent>
        <Fault error={error} />
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {words.cancel}
        </Button>
        <Button variant="contained" color={danger ? 'error' : 'primary'} onClick={confirm} loading={busy}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
