import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { FactTable } from '../parts/FactTable.tsx';
import { useWords } from '../words/index.tsx';

/** What the keys do. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{words.instruments.keys}</DialogTitle>
      <DialogContent>
        <FactTable facts={words.instruments.keyHelp} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{words.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
