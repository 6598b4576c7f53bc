import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { FactTable } from '../parts/FactTable.tsx';
import { useT } from '../words/index.tsx';

const KEYS = [
  ['/', 'search'],
  ['N', 'add'],
  ['I', 'import'],
  ['J / ↓', 'next'],
  ['K / ↑', 'previous'],
  ['Enter', 'details'],
  ['X', 'select'],
  ['?', 'help'],
] as const;

/** Help for the keyboard shortcuts. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{t('instruments.keys')}</DialogTitle>
      <DialogContent>
        <FactTable facts={KEYS.map(([key, what]) => [key, t(`instruments.keyHelp.${what}`)])} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
