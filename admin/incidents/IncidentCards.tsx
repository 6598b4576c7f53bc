import { Card, Stack, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import type { Incident } from '../../domain/contract/incident.ts';
import { subjectWords } from '../../domain/incident.ts';
import { orderPath } from '../queues/myQueues.ts';
import { Age } from '../ui/Age.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { CauseChip } from './CauseChip.tsx';
import { CureButtons } from './CureButtons.tsx';
import { NoIncidents } from './NoIncidents.tsx';
import { Why } from './Why.tsx';

/** The order of the incident, or its other subject. */
export function About({ incident }: { incident: Incident }) {
  const localized = useLocalized();
  const { orderNumber, enterpriseName, shareId, subject } = incident;
  if (!orderNumber)
    return (
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {localized(subjectWords(subject))}
      </Typography>
    );
  return (
    <>
      {shareId ? <RowLink to={orderPath(shareId, null)} text={orderNumber} /> : orderNumber}
      <Typography variant="caption" component="div" color="text.secondary">
        {enterpriseName}
      </Typography>
    </>
  );
}

/** The list on a phone. */
export function IncidentCards() {
  const { data = [], isPending } = useListContext<Incident>();
  if (isPending) return null;
  if (data.length === 0) return <NoIncidents />;
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 1 }}>
      {data.map((incident) => (
        <Card key={incident.id} component="li" variant="outlined" sx={{ p: 1.5 }}>
          <Stack spacing={0.75}>
            <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <CauseChip cause={incident.cause} />
              {incident.stage && <StageChip stage={incident.stage} />}
              <Typography variant="body2" color="text.secondary">
                <Age since={incident.since} />
              </Typography>
            </Stack>
            <About incident={incident} />
            <Why incident={incident} />
            <CureButtons incident={incident} />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
