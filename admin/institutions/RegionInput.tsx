import { Autocomplete, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Region } from '../../domain/contract/region.ts';
import { useCall } from '../data/useCall.ts';
import { useSay } from '../words/useSay.ts';

const SHOWN = 20;

interface RegionInputProps {
  readonly value: Region | null;
  readonly onChange: (region: Region | null) => void;
  readonly error: string | undefined;
}

/** A region of any level, found by typing a part of its full name. */
export function RegionInput({ value, onChange, error }: RegionInputProps) {
  const say = useSay();
  const call = useCall();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const { data, isFetching } = useQuery({
    queryKey: ['regions', q],
    queryFn: () => call('listRegions', { query: { q: q || undefined, perPage: SHOWN } }),
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
      noOptionsText={say('authorisation.no_region')}
      openText={say('decision.open_list')}
      closeText={say('decision.close_list')}
      clearText={say('decision.clear')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say('authorisation.region')}
          error={error !== undefined}
          helperText={error ?? say('authorisation.region_help')}
          required
        />
      )}
    />
  );
}
