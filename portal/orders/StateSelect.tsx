import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { BOOKING_STATE_NAMES, BOOKING_STATES } from '../../domain/booking-state.ts';
import type { OrderKind } from '../../domain/contract/order.ts';
import { customerWords, ORDER_STAGE_NAMES } from '../../domain/stage.ts';
import { type Language, useLanguage } from '../words/index.tsx';
import type { OrderFilter } from './useOrderFilter.ts';

interface StateSelectProps {
  readonly kind: OrderKind;
  readonly filter: OrderFilter;
  readonly onChange: (name: 'stage' | 'state', value: string) => void;
}

const stages = (language: Language) =>
  ORDER_STAGE_NAMES.filter((name) => name !== 'superseded').map(
    (name) => [name, customerWords(name, language)] as const,
  );
const states = (language: Language) =>
  BOOKING_STATE_NAMES.map((name) => [name, BOOKING_STATES[name][language]] as const);

/** Filters a list by the orders' stage or state, in the words of their kind. */
export function StateSelect({ kind, filter, onChange }: StateSelectProps) {
  const { t, language } = useLanguage();
  const name = kind === 'mandatory' ? 'state' : 'stage';
  const options = kind === 'mandatory' ? states(language) : stages(language);
  // An address may contain several values: the drop-down has no such choice.
  const known = options.some(([value]) => value === filter[name]);
  return (
    <TextField
      select
      label={t('orders.stage')}
      value={known ? filter[name] : ''}
      onChange={(event) => onChange(name, event.target.value)}
      sx={{ flex: '1 1 150px', maxWidth: { sm: 200 }, bgcolor: 'background.paper' }}
    >
      <MenuItem value="">{t('common.all')}</MenuItem>
      {options.map(([value, label]) => (
        <MenuItem key={value} value={value}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}
