import { BookingChip } from '../parts/BookingChip.tsx';
import { CountCards } from '../parts/CountCards.tsx';
import { useT } from '../words/index.tsx';
import { OPEN_STATES, useOpenOrders } from './useOpenOrders.ts';

/** The number of mandatory bookings in each state, each with a link to them. */
export function BookingCounts() {
  const t = useT();
  const open = useOpenOrders('mandatory');
  if (!open) return null;
  const counts = OPEN_STATES.map((state) => ({
    state,
    count: open.orders.filter((order) => order.state === state).length,
  })).filter(({ count }) => count > 0);
  const cards = counts.map(({ state, count }) => ({
    to: `/my/bookings?state=${state}`,
    count: open.shown(count),
    chip: <BookingChip state={state} />,
  }));
  return <CountCards label={t('overview.bookingsByState')} cards={cards} />;
}
