import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { RESOURCE_KINDS, type Resource } from '../../../domain/contract/resource.ts';
import { useCall } from '../../data/useCall.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';

interface ResourcesInputProps {
  readonly value: Resource[];
  readonly onChange: (resources: Resource[]) => void;
}

/** Vehicles and equipment of the institution; those taken at the time are refused with who has them. */
export function ResourcesInput({ value, onChange }: ResourcesInputProps) {
  const say = useSay();
  const term = useTerm();
  const call = useCall();
  const { data, isPending } = useQuery({ queryKey: ['resources', 'offered'], queryFn: () => call('listResources') });
  return (
    <Autocomplete<Resource, true>
      multiple
      disableCloseOnSelect
      size="small"
      options={data?.data ?? []}
      loading={isPending}
      value={value}
      onChange={(_, chosen) => onChange(chosen)}
      groupBy={({ kind }) => term(RESOURCE_KINDS[kind])}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      noOptionsText={say('resource.none')}
      openText={say('decision.open_list')}
      closeText={say('decision.close_list')}
      clearText={say('decision.clear')}
      renderInput={(params) => <TextField {...params} label={say('order.resources')} />}
    />
  );
}
