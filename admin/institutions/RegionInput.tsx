import { Autocomplete, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Region } from '../../domain/contract/region.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

const MAX_ROWS = 20;

interface RegionInputProps {
  readonly value: Region | null;
  readonly onChange: (region: Region | null) => void;
  readonly error: string | undefined;
}

/** A region of any level, found by part of its full name. */
export function RegionInput({ value, onChange, error }: RegionInputProps) {
  const t = useT();
  const call = useCall();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const { data, isFetching } = useQuery({
    queryKey: ['regions', q],
    queryFn: () => call('listRegions', { query: { q: q || undefined, perPage: MAX_ROWS } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete<Region>
      size="small"
      options={data?.data ?? []}
      filterOptions={(options) => options}
      loading={isFetching}
      value={value}
      onChange={(_, region) => onChange(region)}
      onInputChange={(_, text, cause) => setTyped(cause === 'input' ? text : '')}
      getOptionLabel={(region) => region.fullName}
      getOptionKey={(region) => region.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      noOptionsText={t('common.noRegion')}
      openText={t('decision.open_list')}
      closeText={t('decision.close_list')}
      clearText={t('decision.clear')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('common.region')}
          error={error !== undefined}
          helperText={error ?? t('authorisation.region_help')}
          required
        />
      )}
    />
  );
}
