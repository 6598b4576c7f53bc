import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Form } from '../parts/useForm.ts';
import { useWords } from '../words/index.tsx';
import { type RegionOption, useRegionOptions } from './useRegionOptions.ts';

const filterOptions = createFilterOptions<RegionOption>({
  limit: 50,
  stringify: ({ code, fullName }) => `${fullName} ${code}`,
});

/** 使用地点行政区划: a part of the name, or the code, finds it. */
export function RegionField({ form }: { form: Form }) {
  const { instruments: words } = useWords();
  const regions = useRegionOptions();
  return (
    <Autocomplete
      options={regions}
      filterOptions={filterOptions}
      getOptionLabel={({ fullName }) => fullName}
      getOptionKey={({ code }) => code}
      value={regions.find(({ code }) => code === form.values.regionCode) ?? null}
      onChange={(_, region) => form.change('regionCode', region?.code ?? '')}
      noOptionsText={words.noRegion}
      renderInput={(props) => (
        <TextField
          {...props}
          name="regionCode"
          label={words.fields.regionCode}
          required
          error={form.faults.regionCode !== undefined}
          helperText={form.faults.regionCode ?? words.regionHint}
        />
      )}
    />
  );
}
