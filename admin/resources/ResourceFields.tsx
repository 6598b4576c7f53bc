import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { RESOURCE_KIND_NAMES, RESOURCE_KINDS } from '../../domain/contract/resource.ts';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

export function ResourceFields() {
  const say = useSay();
  const term = useTerm();
  const kinds = RESOURCE_KIND_NAMES.map((id) => ({ id, name: term(RESOURCE_KINDS[id]) }));
  return (
    <>
      <SelectInput source="kind" choices={kinds} isRequired />
      <TextInput source="name" isRequired autoComplete="off" helperText={say('resource.name_help')} />
      <BooleanInput source="retired" helperText={say('resource.retired_help')} />
    </>
  );
}
