import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Region } from '../../domain/contract/region.ts';
import { call } from '../api.ts';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

const MAX_ROWS = 50;

/** 使用地点行政区划, found by part of the full name or by code. */
export function RegionField({ form }: { form: Form }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Region | null>(null);
  const q = useDeferredValue(typed);
  const code = String(form.values.regionCode ?? '');
  const found = useQuery({
    queryKey: ['region-options', q],
    queryFn: () => call('listRegions', { query: { q: q || undefined, perPage: MAX_ROWS } }),
    placeholderData: keepPreviousData,
  });
  const kept = useQuery({
    queryKey: ['region', code],
    queryFn: () => call('listRegions', { query: { code } }),
    enabled: code !== '' && picked?.code !== code,
  });
  return (
    <Autocomplete
      options={found.data?.data ?? []}
      filterOptions={(options) => options}
      loading={found.isFetching}
      getOptionLabel={({ fullName }) => fullName}
      getOptionKey={({ code }) => code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      value={code === '' ? null : picked?.code === code ? picked : (kept.data?.data[0] ?? null)}
      onChange={(_, region) => {
        setPicked(region);
        form.change('regionCode', region?.code ?? '');
      }}
      onInputChange={(_, text, cause) => setTyped(cause === 'input' ? text : '')}
      noOptionsText={t('instruments.noRegion')}
      renderInput={(props) => (
        <TextField
          {...props}
          name="regionCode"
          label={t('instruments.fields.regionCode')}
          required
          error={form.fault('regionCode') !== undefined}
          helperText={form.fault('regionCode') ?? t('instruments.regionHint')}
        />
      )}
    />
  );
}
