import { Alert, AlertTitle, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { incidentCause, stepWords } from '../../domain/incident.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { CureButtons } from './CureButtons.tsx';
import { Why } from './Why.tsx';

const POLL_INTERVAL_MS = 10_000;

/** The incidents and cures of an order, on the order's page. */
export function OrderIncidents({ orderId }: { orderId: string }) {
  const call = useCall();
  const localized = useLocalized();
  const mayRead = holds(useMe(), 'incident.read');
  const { data } = useQuery({
    queryKey: ['incidents', 'order', orderId],
    queryFn: () => call('listIncidents', { query: { orderId } }),
    enabled: mayRead,
    refetchInterval: POLL_INTERVAL_MS,
  });
  return data?.data.map((incident) => (
    <Alert key={incident.id} severity={incidentCause(incident.cause).severe ? 'error' : 'warning'} role="status">
      <AlertTitle>{localized(incidentCause(incident.cause))}</AlertTitle>
      <Why incident={incident} />
      <Box sx={{ my: 0.5 }}>{localized(stepWords(incident.cause))}</Box>
      <CureButtons incident={incident} />
    </Alert>
  ));
}
