import { Box, Button, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useT } from '../words/useT.ts';

/** An event of Temporal's history, protobuf as JSON. */
interface RawEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly eventTime?: { readonly seconds: string };
  readonly [attributes: string]: unknown;
}

interface RawEventsProps {
  readonly orderId: string;
  /** The length of the history: it is read again after it has grown. */
  readonly length: number;
}

/** The events themselves, for people who need more detail than the summary. */
export function RawEvents({ orderId, length }: RawEventsProps) {
  const t = useT();
  const call = useCall();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['history', orderId, length],
    queryFn: async () => {
      const file = (await call('downloadWorkflow', { params: { orderId } })) as Blob;
      return (JSON.parse(await file.text()) as { events: RawEvent[] }).events;
    },
    enabled: open,
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <Box>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'incident.events_hide' : 'incident.events_show')}
      </Button>
      {open && <FaultAlert fault={error} />}
      {open && !data && !error && <Skeleton variant="rounded" height={120} />}
      {open && data?.map((event) => <Event key={event.eventId} event={event} />)}
    </Box>
  );
}

const PREFIX = /^EVENT_TYPE_/;

function Event({ event: { eventId, eventType, eventTime, ...attributes } }: { event: RawEvent }) {
  return (
    <Box component="details" sx={{ borderTop: 1, borderColor: 'divider', py: 0.5 }}>
      <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', overflowWrap: 'anywhere' }}>
        #{eventId} {eventType.replace(PREFIX, '')}
        {eventTime && (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            <Timestamp at={new Date(Number(eventTime.seconds) * 1000).toISOString()} />
          </Box>
        )}
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        sx={{ m: 0, p: 1, maxHeight: 320, overflow: 'auto', bgcolor: 'action.hover', fontSize: 12 }}
      >
        {JSON.stringify(attributes, null, 2)}
      </Box>
    </Box>
  );
}
