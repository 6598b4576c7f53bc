import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useT } from '../words/useT.ts';

/** What can be changed of a kind. */
export function KindFields() {
  const t = useT();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" />
      <TextInput source="form" isRequired autoComplete="off" />
      <OptionalTextInput source="scope" multiline />
      <NumberInput source="intervalMonths" min={1} max={120} helperText={t('kind.interval_help')} />
      <OptionalTextInput source="source" helperText={t('kind.source_help')} />
      <BooleanInput source="retired" helperText={t('kind.retired_help')} />
    </>
  );
}
