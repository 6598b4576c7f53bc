import { Autocomplete, Box, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ResourceChoice } from '../../../../domain/contract/resource.ts';
import { hasRunOut } from '../../../../domain/measurement.ts';
import { useCall } from '../../../data/useCall.ts';
import { useT } from '../../../words/useT.ts';
import type { Conditions } from './draft.ts';

interface ConditionsFieldsProps {
  readonly value: Conditions;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (value: Conditions) => void;
}

const FIELDS = ['place', 'temperature', 'humidity'] as const;

/** Date, place, environment and measurement standards of a measurement. */
export function ConditionsFields({ value, faults, onChange }: ConditionsFieldsProps) {
  const t = useT();
  const set = (part: Partial<Conditions>) => onChange({ ...value, ...part });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: '150px 1fr 110px 130px minmax(0, 2fr)' },
      }}
    >
      <TextField
        type="date"
        margin="none"
        label={t('measurement.performedOn')}
        value={value.performedOn}
        onChange={(event) => set({ performedOn: event.target.value })}
        error={Boolean(faults.performedOn)}
        helperText={faults.performedOn}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {FIELDS.map((field) => (
        <TextField
          key={field}
          margin="none"
          label={t(`measurement.${field}`)}
          value={value[field]}
          onChange={(event) => set({ [field]: event.target.value })}
          error={Boolean(faults[field])}
          helperText={faults[field]}
        />
      ))}
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <StandardsInput
          performedOn={value.performedOn}
          value={value.standardIds}
          fault={Object.entries(faults).find(([path]) => path.startsWith('standardIds'))?.[1]}
          onChange={(standardIds) => set({ standardIds })}
        />
      </Box>
    </Box>
  );
}

interface StandardsInputProps {
  readonly performedOn: string;
  readonly value: readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (ids: string[]) => void;
}

/** Measurement standards whose certificate had expired by the day cannot be chosen and are marked as expired. */
function StandardsInput({ performedOn, value, fault, onChange }: StandardsInputProps) {
  const t = useT();
  const call = useCall();
  const { data, isPending } = useQuery({ queryKey: ['resources', 'offered'], queryFn: () => call('listResources') });
  const standards = data?.data.filter(({ kind }) => kind === 'standard') ?? [];
  const isExpired = (standard: ResourceChoice) => hasRunOut(standard, performedOn);
  const label = (standard: ResourceChoice) => `${standard.name}（${standard.serialNumber}）`;
  return (
    <Autocomplete<ResourceChoice, true>
      multiple
      disableCloseOnSelect
      size="small"
      options={standards}
      loading={isPending}
      value={standards.filter(({ id }) => value.includes(id))}
      onChange={(_, chosen) => onChange(chosen.map(({ id }) => id))}
      getOptionLabel={label}
      getOptionKey={({ id }) => id}
      getOptionDisabled={isExpired}
      renderOption={({ key, ...props }, standard) => (
        <li key={key} {...props}>
          {label(standard)} ·{' '}
          {t(isExpired(standard) ? 'measurement.expired' : 'measurement.valid', { day: standard.validUntil ?? '' })}
        </li>
      )}
      noOptionsText={t('measurement.no_standards')}
      openText={t('decision.open_list')}
      closeText={t('decision.close_list')}
      clearText={t('decision.clear')}
      renderInput={(params) => (
        <TextField
          {...params}
          margin="none"
          label={t('measurement.standards')}
          error={Boolean(fault)}
          helperText={fault}
        />
      )}
    />
  );
}
