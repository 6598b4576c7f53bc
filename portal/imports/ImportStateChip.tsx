import Chip from '@mui/material/Chip';
import { IMPORT_STATES, type ImportState } from '../../domain/ledger-import.ts';
import { useLanguage } from '../words/index.tsx';

const COLOURS = {
  waiting: 'default',
  reading: 'primary',
  checked: 'warning',
  saving: 'primary',
  done: 'success',
  refused: 'error',
  cancelled: 'default',
  expired: 'default',
} as const satisfies Record<ImportState, string>;

export function ImportStateChip({ state }: { state: ImportState }) {
  const { language } = useLanguage();
  return <Chip size="small" color={COLOURS[state]} variant="outlined" label={IMPORT_STATES[state][language]} />;
}
