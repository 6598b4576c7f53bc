import { BooleanInput, TextInput } from 'react-admin';
import { useSay } from '../words/useSay.ts';

/** What can be changed of a region. */
export function RegionFields() {
  const say = useSay();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" helperText={say('region.name_help')} />
      <BooleanInput source="retired" helperText={say('region.retired_help')} />
    </>
  );
}
