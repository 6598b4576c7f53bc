import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCall } from '../../data/useCall.ts';
import { useT } from '../../words/useT.ts';
import type { Person } from './scheduleForm.ts';

interface Props {
  value: Person[];
  onChange: (people: Person[]) => void;
  error: string | undefined;
}

/** Several technicians, each found by part of the name. */
export function TechniciansInput({ value, onChange, error }: Props) {
  const t = useT();
  const call = useCall();
  const { data, isPending } = useQuery({ queryKey: ['technicians'], queryFn: () => call('listTechnicians') });
  return (
    <Autocomplete<Person, true>
      multiple
      disableCloseOnSelect
      size="small"
      options={data?.data ?? []}
      loading={isPending}
      value={value}
      onChange={(_, people) => onChange(people)}
      getOptionLabel={(person) => person.displayName}
      getOptionKey={(person) => person.id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      noOptionsText={t('decision.no_technicians')}
      openText={t('decision.open_list')}
      closeText={t('decision.close_list')}
      clearText={t('decision.clear')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('common.technicians')}
          error={error !== undefined}
          helperText={error}
          required
        />
      )}
    />
  );
}
