import { Alert, AlertTitle, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { incidentCause, stepWords } from '../../domain/incident.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useTerm } from '../words/useTerm.ts';
import { CureButtons } from './CureButtons.tsx';
import { Why } from './Why.tsx';

const EVERY = 10_000;

/** On the order's own page: why it is stuck, and its cure. */
export function OrderIncidents({ orderId }: { orderId: string }) {
  const call = useCall();
  const term = useTerm();
  const mayRead = holds(useMe(), 'incident.read');
  const { data } = useQuery({
    queryKey: ['incidents', 'order', orderId],
    queryFn: () => call('listIncidents', { query: { orderId } }),
    enabled: mayRead,
    refetchInterval: EVERY,
  });
  return data?.data.map((incident) => (
    <Alert key={incident.id} severity={incidentCause(incident.cause).severe ? 'error' : 'warning'} role="status">
      <AlertTitle>{term(incidentCause(incident.cause))}</AlertTitle>
      <Why incident={incident} />
      <Box sx={{ my: 0.5 }}>{term(stepWords(incident.cause))}</Box>
      <CureButtons incident={incident} />
    </Alert>
  ));
}
