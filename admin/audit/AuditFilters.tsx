import { Autocomplete, TextField } from '@mui/material';
import { ALL_EVENT_NAMES, wordsOfEvent } from '../../domain/event-name.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

export interface Filter {
  readonly q: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: Filter = { q: '', name: '', from: '', to: '' };

interface AuditFiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useT();
  const localized = useLocalized();
  const day = (name: 'from' | 'to') => (
    <TextField
      type="date"
      label={t(`audit.${name}`)}
      value={filter[name]}
      onChange={(event) => onChange({ ...filter, [name]: event.target.value })}
      fullWidth={false}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <>
      <TextField
        label={t('audit.search')}
        value={filter.q}
        onChange={(event) => onChange({ ...filter, q: event.target.value })}
        fullWidth={false}
        sx={{ minWidth: 240 }}
      />
      <Autocomplete
        size="small"
        sx={{ width: 220, maxWidth: '100%' }}
        options={ALL_EVENT_NAMES}
        value={filter.name || null}
        onChange={(_, name) => onChange({ ...filter, name: name ?? '' })}
        getOptionLabel={(name) => localized(wordsOfEvent(name))}
        getOptionKey={(name) => name}
        openText={t('decision.open_list')}
        closeText={t('decision.close_list')}
        clearText={t('decision.clear')}
        renderInput={(params) => <TextField {...params} label={t('audit.event')} />}
      />
      {day('from')}
      {day('to')}
    </>
  );
}
