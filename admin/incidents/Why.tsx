import { Typography } from '@mui/material';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURES, incidentWords } from '../../domain/incident.ts';
import { formatTime } from '../../domain/time.ts';
import { useLanguage, useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The explanation of an incident, the failure's message, and the cures tried so far. */
export function Why({ incident }: { incident: Incident }) {
  const t = useT();
  const localized = useLocalized();
  const language = useLanguage();
  const { evidence, cured } = incident;
  return (
    <>
      <Typography variant="body2">
        {incidentWords(incident.cause, evidence, language)}
        {evidence.nextAt && ` · ${t('incident.next_at', { at: formatTime(evidence.nextAt, 'evenMinute', language) })}`}
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
          {t('incident.cured', {
            cure: localized(CURES[cured.cure]),
            by: cured.by,
            at: formatTime(cured.at, 'evenMinute', language),
          })}
        </Typography>
      )}
    </>
  );
}
