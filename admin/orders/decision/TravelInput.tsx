import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import { TRAVEL, TRAVEL_HALF_DAYS, type TravelHalfDays } from '../../../domain/visit.ts';
import { useWayWords } from '../../visits/useWayWords.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { type ScheduleValues, spanOf } from './scheduleForm.ts';

interface TravelInputProps extends Pick<ScheduleValues, 'starts' | 'ends' | 'before' | 'after'> {
  /** The region's suggestion, or null. */
  readonly suggested: TravelHalfDays | null;
  readonly onChange: (change: Partial<ScheduleValues>) => void;
}

/** Half days of travel in each direction, and the resulting absence of people and vehicles. */
export function TravelInput({ suggested, onChange, ...values }: TravelInputProps) {
  const t = useT();
  const localized = useLocalized();
  const wayWords = useWayWords();
  const span = spanOf(values);
  const input = (name: 'before' | 'after') => (
    <TextField
      select
      label={t(name === 'before' ? 'travel.out' : 'travel.back')}
      value={values[name]}
      onChange={(event) => onChange({ [name]: Number(event.target.value) })}
    >
      {TRAVEL_HALF_DAYS.map((count) => (
        <MenuItem key={count} value={count}>
          {localized(TRAVEL[count])}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2 }}>
        {input('before')}
        {input('after')}
      </Stack>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {suggested !== null && suggested > 0 && t('travel.suggested', { days: localized(TRAVEL[suggested]) })}
        {span && values.before + values.after > 0 && t('travel.away', { ways: wayWords({ ...values, ...span }) })}
      </Typography>
    </>
  );
}
