import Chip from '@mui/material/Chip';
import { BOOKING_STATES, type BookingState } from '../../domain/booking-state.ts';
import { TONE_COLOURS } from '../../web/toneColours.ts';
import { useLanguage } from '../words/index.tsx';

/** The state of a mandatory booking in words (requirement C1); the colour only repeats what they say. */
export function BookingChip({ state }: { state: BookingState }) {
  const { language } = useLanguage();
  const colour = state === 'not_accepted' ? 'error' : TONE_COLOURS[BOOKING_STATES[state].tone];
  return (
    <Chip
      size="small"
      variant="outlined"
      color={colour}
      label={BOOKING_STATES[state][language]}
      sx={{ fontWeight: 600 }}
    />
  );
}
