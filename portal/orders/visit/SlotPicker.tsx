import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import Typography from '@mui/material/Typography';
import { MAX_WISHES } from '../../../domain/visit.ts';
import { useDates, useT } from '../../words/index.tsx';

interface SlotPickerProps {
  readonly slots: readonly { readonly startsAt: string; readonly endsAt: string }[];
  /** Starts in order of preference. */
  readonly chosen: readonly string[];
  readonly onToggle: (start: string) => void;
}

/** Free times, one line for each day; a selected one shows its rank. */
export function SlotPicker({ slots, chosen, onToggle }: SlotPickerProps) {
  const t = useT();
  const dates = useDates();
  const dayOf = ({ startsAt }: { readonly startsAt: string }) => dates.weekday(startsAt);
  const days = [...new Set(slots.map(dayOf))];
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label={t('visits.freeTimes')}
      sx={{ listStyle: 'none', m: 0, p: 0.5, maxHeight: 340, overflowY: 'auto', border: 1, borderColor: 'divider' }}
    >
      {days.map((day) => (
        <Box
          component="li"
          key={day}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '11em minmax(0, 1fr)' },
            alignItems: 'center',
            columnGap: 1,
            p: 0.5,
          }}
        >
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {day}
          </Typography>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 1 }}>
            {slots
              .filter((slot) => dayOf(slot) === day)
              .map(({ startsAt, endsAt }) => {
                const place = chosen.indexOf(startsAt);
                const time = `${dates.clock(startsAt)}–${dates.clock(endsAt)}`;
                return (
                  <ToggleButton
                    key={startsAt}
                    value={startsAt}
                    size="small"
                    color="primary"
                    selected={place >= 0}
                    disabled={place < 0 && chosen.length >= MAX_WISHES}
                    onChange={() => onToggle(startsAt)}
                    aria-label={`${day} ${time}${place >= 0 ? ` ${t('visits.choice', { place: place + 1 })}` : ''}`}
                    sx={{
                      color: 'text.primary',
                      columnGap: 0.5,
                      flexWrap: 'wrap',
                      fontVariantNumeric: 'tabular-nums',
                      lineHeight: 1.4,
                    }}
                  >
                    {time}
                    {place >= 0 && <strong>{t('visits.choice', { place: place + 1 })}</strong>}
                  </ToggleButton>
                );
              })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
