import { Typography } from '@mui/material';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURES, incidentWords } from '../../domain/incident.ts';
import { moment } from '../ui/time.ts';
import { useSay } from '../words/useSay.ts';
import { useLanguage, useTerm } from '../words/useTerm.ts';

/** Why it is stuck, the failure in its own words, and what was tried. */
export function Why({ incident }: { incident: Incident }) {
  const say = useSay();
  const term = useTerm();
  const language = useLanguage();
  const { evidence, cured } = incident;
  return (
    <>
      <Typography variant="body2">
        {incidentWords(incident.cause, evidence, language)}
        {evidence.nextAt && ` · ${say('incident.next_at', { at: moment(evidence.nextAt, language) })}`}
      </Typography>
      {evidence.failure && (
        <Typography
          variant="caption"
          component="div"
          sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere', color: 'text.secondary' }}
        >
          {evidence.failure}
        </Typography>
      )}
      {cured && (
        <Typography variant="caption" component="div" color="text.secondary">
          {say('incident.cured', { cure: term(CURES[cured.cure]), by: cured.by, at: moment(cured.at, language) })}
        </Typography>
      )}
    </>
  );
}
