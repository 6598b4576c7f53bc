import Chip from '@mui/material/Chip';
import { useWords } from '../words/index.tsx';
import { validityOf } from './validity.ts';

const COLOURS = { none: 'default', valid: 'success', soon: 'warning', expired: 'error' } as const;

export function ValidityChip({ validUntil }: { validUntil: string | null }) {
  const words = useWords();
  const validity = validityOf(validUntil);
  return (
    <Chip size="small" variant="outlined" color={COLOURS[validity]} label={words.instruments.validity[validity]} />
  );
}
