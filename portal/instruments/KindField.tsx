import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { useCatalogue } from './useCatalogue.ts';

/** 项别 and 种别 in one field: a kind of the catalogue, found by name, number or pinyin initials, grouped by category. */
export function KindField({ form }: { form: Form }) {
  const t = useT();
  const { kinds } = useCatalogue();
  return (
    <Autocomplete
      options={kinds}
      groupBy={({ categoryNumber, categoryName }) => `${categoryNumber} ${categoryName}`}
      getOptionLabel={({ categoryName, name }) => (categoryName === name ? name : `${categoryName} / ${name}`)}
      getOptionKey={({ number }) => number}
      value={kinds.find(({ number }) => number === form.values.kindNumber) ?? null}
      onChange={(_, kind) => form.change('kindNumber', kind?.number ?? '')}
      filterOptions={(options, { inputValue }) => {
        const wanted = inputValue.trim().toLowerCase();
        return options.filter(({ number, name, categoryName, initials }) =>
          [number, name, categoryName, `${categoryName} / ${name}`, initials].some((text) =>
            text.toLowerCase().includes(wanted),
          ),
        );
      }}
      renderOption={({ key, ...props }, { name, number, form: way }) => (
        <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
          {name}
          <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8rem' }}>
            {number} · {way}
          </Box>
        </Box>
      )}
      noOptionsText={t('instruments.noKind')}
      renderInput={(props) => (
        <TextField
          {...props}
          name="kindNumber"
          label={`${t('instruments.fields.categoryName')} / ${t('instruments.fields.kindNumber')}`}
          required
          error={form.fault('kindNumber') !== undefined}
          helperText={form.fault('kindNumber') ?? t('instruments.initialsHint')}
        />
      )}
    />
  );
}
