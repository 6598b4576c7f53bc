import TuneIcon from '@mui/icons-material/TuneOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { type RefObject, useState } from 'react';
import {
  INSTRUMENT_STATUS_NAMES,
  INSTRUMENT_STATUSES,
  VERIFICATION_STATE_NAMES,
  VERIFICATION_STATES,
} from '../../domain/instrument.ts';
import { DELIVERY_MODE_NAMES, DELIVERY_MODES } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { useCatalogue } from './useCatalogue.ts';
import type { FilterKey, LedgerFilterState } from './useLedgerFilter.ts';

interface FiltersProps {
  readonly state: LedgerFilterState;
  readonly searchBox: RefObject<HTMLInputElement | null>;
}

/** The filters of the manual (§3.3), collapsed below one search box. */
export function Filters({ state, searchBox }: FiltersProps) {
  const { t, language } = useLanguage();

  const { filter, change, folded } = state;
  const [open, setOpen] = useState(folded > 0);
  const { categories } = useCatalogue();
  const text = (key: FilterKey, label: string, type: 'text' | 'date' = 'text') => (
    <TextField
      key={key}
      label={label}
      type={type}
      value={filter[key] ?? ''}
      onChange={(event) => change(key, event.target.value)}
      {...(type === 'date' ? { slotProps: { inputLabel: { shrink: true } } } : {})}
    />
  );
  const choice = (key: FilterKey, label: string, options: readonly (readonly [value: string, label: string])[]) => (
    <TextField
      key={key}
      select
      label={label}
      value={filter[key] ?? ''}
      onChange={(event) => change(key, event.target.value)}
    >
      <MenuItem value="">{t('instruments.any')}</MenuItem>
      {options.map(([value, name]) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  const several = <T extends string>(
    key: FilterKey,
    label: string,
    names: readonly T[],
    table: Readonly<Record<T, { readonly zh: string; readonly en: string }>>,
  ) => (
    <Autocomplete
      key={key}
      multiple
      disableCloseOnSelect
      limitTags={1}
      options={names}
      value={names.filter((name) => filter[key]?.split(',').includes(name))}
      getOptionLabel={(name) => table[name][language]}
      onChange={(_, chosen) => change(key, chosen.join(','))}
      renderInput={(props) => <TextField {...props} label={label} />}
    />
  );
  return (
    <Box sx={{ mb: 2 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          label={t('searchFor')}
          placeholder={t('instruments.searchHint')}
          value={filter.q ?? ''}
          onChange={(event) => change('q', event.target.value)}
          inputRef={searchBox}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ maxWidth: 420, bgcolor: 'background.paper' }}
        />
        <Badge badgeContent={folded} color="primary">
          <Button startIcon={<TuneIcon />} onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="filters">
            {t('instruments.filters')}
          </Button>
        </Badge>
        <SavedFilters state={state} />
        {state.isFiltered && <Button onClick={() => state.set({})}>{t('instruments.clearFilters')}</Button>}
      </Stack>
      <Collapse in={open} id="filters" unmountOnExit>
        <Paper
          sx={{
            p: 2,
            mt: 1.5,
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' },
          }}
        >
          {text('instrumentNumber', t('instruments.fields.instrumentNumber'))}
          {text('name', t('instruments.fields.name'))}
          {text('serialNumber', t('instruments.fields.serialNumber'))}
          {text('certificateNumber', t('instruments.fields.certificateNumber'))}
          {several('status', t('instruments.fields.status'), INSTRUMENT_STATUS_NAMES, INSTRUMENT_STATUSES)}
          {several(
            'verificationState',
            t('instruments.fields.verificationState'),
            VERIFICATION_STATE_NAMES,
            VERIFICATION_STATES,
          )}
          {text('validUntilFrom', t('instruments.validFrom'), 'date')}
          {text('validUntilTo', t('instruments.validTo'), 'date')}
          {text('verificationUnit', t('instruments.fields.verificationUnit'))}
          {choice(
            'categoryNumber',
            t('instruments.fields.categoryName'),
            categories.map(({ number, name }) => [number, name]),
          )}
          {choice(
            'deliveryMode',
            t('instruments.fields.deliveryMode'),
            DELIVERY_MODE_NAMES.map((name) => [name, DELIVERY_MODES[name][language]]),
          )}
          {choice('bookable', t('instruments.bookable'), [
            ['true', t('instruments.onlyBookable')],
            ['false', t('instruments.onlyOthers')],
          ])}
        </Paper>
      </Collapse>
    </Box>
  );
}
