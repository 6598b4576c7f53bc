import { BooleanInput, TextInput } from 'react-admin';
import { useT } from '../words/useT.ts';

/** What can be changed of a reason. */
export function ReasonFields() {
  const t = useT();
  return (
    <>
      <TextInput source="title" isRequired autoComplete="off" helperText={t('reason.title_help')} />
      <TextInput source="text" isRequired multiline minRows={3} helperText={t('reason.text_help')} />
      <BooleanInput source="retired" helperText={t('reason.retired_help')} />
    </>
  );
}
