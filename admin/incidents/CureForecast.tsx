import { Alert, Stack, Typography } from '@mui/material';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { useT } from '../words/useT.ts';

export type CureOutcome = ResponseOf<'cureIncidents'>['data'][number];

/** What would happen, or has happened: the number of successes, and the reason for each failure. */
export function CureForecast({ outcomes, done }: { outcomes: readonly CureOutcome[]; done: boolean }) {
  const t = useT();
  const refused = outcomes.filter((one) => one.refused !== null);
  const count = { done: outcomes.length - refused.length, refused: refused.length };
  return (
    <>
      <Alert severity={refused.length > 0 ? 'warning' : done ? 'success' : 'info'} role="status">
        {t(done ? 'incident.done' : 'incident.forecast', count)}
      </Alert>
      {refused.length > 0 && (
        <Stack component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 240, overflowY: 'auto' }}>
          {refused.map((one) => (
            <Typography key={one.incidentId} component="li" variant="body2">
              {one.about ? `${one.about}：${one.refused}` : one.refused}
            </Typography>
          ))}
        </Stack>
      )}
    </>
  );
}
