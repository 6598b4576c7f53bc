import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { useRegions } from './regions.ts';

/** 所在地: province, city and district, each searchable; choosing one clears those below it. */
export function RegionFields({ form, required = false }: { form: Form; required?: boolean }) {
  const t = useT();
  const regions = useRegions();
  const text = (name: string) => String(form.values[name] ?? '');
  const choices = {
    province: regions?.provinces() ?? [],
    city: regions?.cities(text('province')) ?? [],
    district: regions?.districts(text('province'), text('city')) ?? [],
  };
  const below = { province: ['city', 'district'], city: ['district'], district: [] } as const;
  const choose = (name: keyof typeof choices, value: string) => {
    form.change(name, value);
    for (const other of below[name]) form.change(other, '');
  };
  return (['province', 'city', 'district'] as const).map((name) => (
    <Autocomplete
      key={name}
      options={choices[name]}
      value={text(name) || null}
      loading={!regions}
      autoHighlight
      autoSelect
      onChange={(_, value) => choose(name, value ?? '')}
      noOptionsText={t('register.noRegion')}
      isOptionEqualToValue={(option, value) => option === value}
      renderInput={(props) => (
        <TextField
          {...props}
          name={name}
          label={t(`register.${name}`)}
          required={required}
          error={form.fault(name) !== undefined}
          helperText={form.fault(name)}
        />
      )}
    />
  ));
}
