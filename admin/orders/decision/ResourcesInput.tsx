import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { RESOURCE_KINDS, type Resource } from '../../../domain/contract/resource.ts';
import { useCall } from '../../data/useCall.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

interface ResourcesInputProps {
  readonly value: Resource[];
  readonly onChange: (resources: Resource[]) => void;
}

/**
 * Vehicles and equipment of the institution; the server refuses those that are taken and names the order that has
 * them.
 */
export function ResourcesInput({ value, onChange }: ResourcesInputProps) {
  const t = useT();
  const localized = useLocalized();
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
      groupBy={({ kind }) => localized(RESOURCE_KINDS[kind])}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      noOptionsText={t('resource.none')}
      openText={t('decision.open_list')}
      closeText={t('decision.close_list')}
      clearText={t('decision.clear')}
      renderInput={(params) => <TextField {...params} label={t('order.resources')} />}
    />
  );
}
