import Chip from '@mui/material/Chip';
import { AUTHORISATION_STATES, type AuthorisationState } from '../../domain/authorisation.ts';
import { useLanguage } from '../words/index.tsx';

const COLOURS = { valid: 'success', soon: 'warning', future: 'info', expired: 'error' } as const;

/** The state of an authorisation in words; the colour only repeats them. */
export function StateChip({ state }: { state: AuthorisationState }) {
  const { language } = useLanguage();
  return <Chip size="small" variant="outlined" color={COLOURS[state]} label={AUTHORISATION_STATES[state][language]} />;
}
