import { Alert, Chip, Stack } from '@mui/material';
import { useListContext } from 'react-admin';
import { INCIDENT_CAUSE_NAMES, incidentCause, stepWords } from '../../domain/incident.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { useStanding } from './useStanding.ts';

/** The number of incidents for each cause; a click filters by the cause, another one removes the filter. */
export function CauseFilter() {
  const t = useT();
  const localized = useLocalized();
  const standing = useStanding();
  const { filterValues, setFilters } = useListContext();
  const counts = new Map(standing?.counts.map(({ cause, count }) => [cause, count]));
  const choose = (cause: string | undefined) => setFilters({ ...filterValues, cause }, undefined);
  const shown = INCIDENT_CAUSE_NAMES.filter((cause) => counts.has(cause) || filterValues.cause === cause);
  const explained = shown.filter((cause) => incidentCause(cause).severe || filterValues.cause === cause);
  if (shown.length === 0) return null;
  return (
    <>
      <Stack direction="row" role="group" aria-label={t('incident.cause')} sx={{ flexWrap: 'wrap', gap: 1, p: 1 }}>
        <Chip
          clickable
          color={filterValues.cause ? 'default' : 'primary'}
          aria-pressed={!filterValues.cause}
          label={`${t('common.all')} ${[...counts.values()].reduce((sum, count) => sum + count, 0)}`}
          onClick={() => choose(undefined)}
        />
        {shown.map((cause) => (
          <Chip
            key={cause}
            clickable
            color={filterValues.cause === cause ? 'primary' : incidentCause(cause).severe ? 'error' : 'default'}
            aria-pressed={filterValues.cause === cause}
            label={`${localized(incidentCause(cause))} ${counts.get(cause) ?? 0}`}
            onClick={() => choose(filterValues.cause === cause ? undefined : cause)}
          />
        ))}
      </Stack>
      {explained.map((cause) => (
        <Alert key={cause} severity={incidentCause(cause).severe ? 'error' : 'info'} sx={{ mx: 1, mb: 1 }}>
          <strong>{localized(incidentCause(cause))}</strong> {localized(stepWords(cause))}
        </Alert>
      ))}
    </>
  );
}
