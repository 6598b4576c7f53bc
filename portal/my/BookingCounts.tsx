import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { BOOKING_STATE_NAMES } from '../../domain/booking-state.ts';
import { call } from '../api.ts';
import { BookingChip } from '../parts/BookingChip.tsx';
import { useWords } from '../words/index.tsx';

const OPEN = BOOKING_STATE_NAMES.filter((state) => state !== 'completed' && state !== 'cancelled');

/** How many mandatory bookings stand in each state; each count leads to them. */
export function BookingCounts() {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['orders', 'mandatory', 'counts'],
    queryFn: () =>
      Promise.all(
        OPEN.map(async (state) => {
          const { total } = await call('listOrders', { query: { kind: 'mandatory', state, perPage: 1 } });
          return { state, total };
        }),
      ),
    refetchInterval: 60_000,
  });
  const shown = data?.filter(({ total }) => total > 0) ?? [];
  if (shown.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label={words.overview.bookingsByState}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))' }}
    >
      {shown.map(({ state, total }) => (
        <Paper
          key={state}
          component={Link}
          to={`/my/bookings?state=${state}`}
          sx={{ p: 1.5, color: 'inherit', textDecoration: 'none', '&:hover': { borderColor: 'primary.main' } }}
        >
          <Typography component="p" sx={{ fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 }}>
            {total}
          </Typography>
          <BookingChip state={state} />
        </Paper>
      ))}
    </Box>
  );
}
