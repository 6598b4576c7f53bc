import { BooleanInput, TextInput } from 'react-admin';
import { useSay } from '../words/useSay.ts';

/** What can be changed of a reason. */
export function ReasonFields() {
  const say = useSay();
  return (
    <>
      <TextInput source="title" isRequired autoComplete="off" helperText={say('reason.title_help')} />
      <TextInput source="text" isRequired multiline minRows={3} helperText={say('reason.text_help')} />
      <BooleanInput source="retired" helperText={say('reason.retired_help')} />
    </>
  );
}
