import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useSay } from '../words/useSay.ts';

/** What can be changed of a kind. */
export function KindFields() {
  const say = useSay();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" />
      <TextInput source="form" isRequired autoComplete="off" />
      <OptionalTextInput source="scope" multiline />
      <NumberInput source="intervalMonths" min={1} max={120} helperText={say('kind.interval_help')} />
      <OptionalTextInput source="source" helperText={say('kind.source_help')} />
      <BooleanInput source="retired" helperText={say('kind.retired_help')} />
    </>
  );
}
