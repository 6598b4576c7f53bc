import Link from '@mui/material/Link';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import type { InstrumentHistory as History } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_STATUSES } from '../../domain/instrument.ts';
import { customerWords, type Stage } from '../../domain/stage.ts';
import { call, pathOf } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useDates, useLanguage } from '../words/index.tsx';
import { type Words, zh } from '../words/zh.ts';

/** Bookings with results and certificates, and all changes with the values before them. */
export function InstrumentHistory({ instrumentId }: { instrumentId: string }) {
  const { t } = useLanguage();

  const { data, error, refetch } = useQuery({
    queryKey: ['instruments', instrumentId, 'history'],
    queryFn: ({ signal }) => call('instrumentHistory', { params: { instrumentId }, signal }),
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <Paper sx={{ p: 2 }}>
        <Typography variant="h2">{t('instruments.bookings')}</Typography>
        {data.bookings.length === 0 && <Typography color="text.secondary">{t('instruments.noBookings')}</Typography>}
        <List dense disablePadding>
          {data.bookings.map((booking) => (
            <Booking key={`${booking.orderId}-${booking.stage}`} booking={booking} />
          ))}
        </List>
      </Paper>
      <Paper sx={{ p: 2 }}>
        <Typography variant="h2">{t('instruments.changes')}</Typography>
        <List dense disablePadding>
          {data.events.map((event) => (
            <Change key={`${event.at}-${event.name}`} event={event} />
          ))}
        </List>
      </Paper>
    </>
  );
}

function Booking({ booking }: { booking: History['bookings'][number] }) {
  const { t, language } = useLanguage();
  const dates = useDates();
  const { conclusion, certificateId, certificateNumber, validUntil, state } = booking;
  return (
    <ListItem disableGutters>
      <ListItemText
        primary={
          <>
            <Link component={RouterLink} to={`/my/orders/${booking.orderId}`}>
              {booking.orderNumber}
            </Link>{' '}
            ·{' '}
            {state === 'active' ? customerWords(booking.stage as Stage, language) : t(`instruments.itemState.${state}`)}
            {conclusion && ` · ${t(`instruments.conclusion.${conclusion}`)}`}
          </>
        }
        secondary={
          <>
            {dates.minute(booking.submittedAt)}
            {certificateId && (
              <>
                {' · '}
                <Link href={pathOf('downloadCertificate', { certificateId })} download>
                  {certificateNumber}
                </Link>
                {validUntil && ` · ${t('instruments.fields.validUntil')} ${validUntil}`}
              </>
            )}
          </>
        }
      />
    </ListItem>
  );
}

const isEvent = (name: string): name is keyof Words['instruments']['events'] => name in zh.instruments.events;
const isField = (name: string): name is keyof Words['instruments']['fields'] => name in zh.instruments.fields;

function Change({ event }: { event: History['events'][number] }) {
  const { t, language } = useLanguage();
  const dates = useDates();

  const shown = (field: string, value: string) =>
    field === 'status' && value in INSTRUMENT_STATUSES
      ? INSTRUMENT_STATUSES[value as keyof typeof INSTRUMENT_STATUSES][language]
      : value || '—';
  return (
    <ListItem disableGutters alignItems="flex-start">
      <ListItemText
        primary={`${isEvent(event.name) ? t(`instruments.events.${event.name}`) : event.name} · ${event.actor}`}
        secondary={
          <>
            {dates.minute(event.at)}
            {event.notes && ` · ${event.notes}`}
            {event.changes.map(({ field, before, after }) => (
              <Typography
                key={field}
                component="span"
                variant="body2"
                sx={{ display: 'block', overflowWrap: 'anywhere' }}
              >
                {isField(field) ? t(`instruments.fields.${field}`) : field}：{shown(field, before)} →{' '}
                {shown(field, after)}
              </Typography>
            ))}
          </>
        }
      />
    </ListItem>
  );
}
