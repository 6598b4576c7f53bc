import { Chip } from '@mui/material';
import { type IncidentCause, incidentCause } from '../../domain/incident.ts';
import { useLocalized } from '../words/useLocalized.ts';

/** Causes that block all work are highlighted, those that block one order are not. */
export function CauseChip({ cause }: { cause: IncidentCause }) {
  const localized = useLocalized();
  const { severe } = incidentCause(cause);
  return (
    <Chip
      size="small"
      color={severe ? 'error' : 'warning'}
      variant={severe ? 'filled' : 'outlined'}
      label={localized(incidentCause(cause))}
    />
  );
}
