import { Autocomplete, Stack, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { CatalogueCategory } from '../../domain/contract/catalogue.ts';
import type { Region } from '../../domain/contract/region.ts';
import { businessDay } from '../../domain/time.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { RegionInput } from './RegionInput.tsx';

interface Numbered {
  readonly number: string;
  readonly name: string;
}

export interface AuthorisationValues {
  readonly region: Region | null;
  readonly category: CatalogueCategory | null;
  readonly kind: Numbered | null;
  readonly validFrom: string;
  readonly validUntil: string;
}

export const EMPTY_AUTHORISATION: AuthorisationValues = {
  region: null,
  category: null,
  kind: null,
  validFrom: businessDay(new Date()),
  validUntil: '',
};

interface AuthorisationFieldsProps {
  readonly values: AuthorisationValues;
  /** Messages by field of the contract. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<AuthorisationValues>) => void;
}

/** Region, category, kind and validity; another category clears the kind. */
export function AuthorisationFields({ values, errors, onChange }: AuthorisationFieldsProps) {
  const t = useT();
  const call = useCall();
  const { data } = useQuery({ queryKey: ['catalogue'], queryFn: () => call('listCatalogue'), staleTime: 300_000 });
  const lists = {
    openText: t('decision.open_list'),
    closeText: t('decision.close_list'),
    clearText: t('decision.clear'),
    noOptionsText: t('authorisation.none_found'),
  };
  const same = (a: Numbered, b: Numbered) => a.number === b.number;
  const label = ({ number, name }: Numbered) => `${number} ${name}`;
  const day = (name: 'validFrom' | 'validUntil', words: string, help: string) => (
    <TextField
      type="date"
      size="small"
      fullWidth
      label={words}
      value={values[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={errors[name] !== undefined}
      helperText={errors[name] ?? help}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <>
      <RegionInput value={values.region} onChange={(region) => onChange({ region })} error={errors.regionCode} />
      <Autocomplete<CatalogueCategory>
        {...lists}
        size="small"
        options={data?.data ?? []}
        value={values.category}
        onChange={(_, category) => onChange({ category, kind: null })}
        getOptionLabel={label}
        isOptionEqualToValue={same}
        renderInput={(params) => (
          <TextField
            {...params}
            label={t('common.category')}
            error={errors.categoryNumber !== undefined}
            helperText={errors.categoryNumber}
            required
          />
        )}
      />
      <Autocomplete<Numbered>
        {...lists}
        size="small"
        options={values.category?.kinds ?? []}
        value={values.kind}
        onChange={(_, kind) => onChange({ kind })}
        getOptionLabel={label}
        isOptionEqualToValue={same}
        disabled={!values.category}
        renderInput={(params) => (
          <TextField {...params} label={t('common.kind')} helperText={t('authorisation.kind_help')} />
        )}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        {day('validFrom', t('common.validFrom'), '')}
        {day('validUntil', t('common.validUntil'), t('authorisation.until_help'))}
      </Stack>
    </>
  );
}
