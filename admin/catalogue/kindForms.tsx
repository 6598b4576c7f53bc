import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { KindChange, KindInput } from '../../domain/contract/catalogue.ts';
import { managedRecordForms } from '../ui/managedRecordForms.tsx';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useT } from '../words/useT.ts';

export const { Create: KindCreate, Edit: KindEdit } = managedRecordForms({
  resource: 'kinds',
  title: 'menu.catalogue',
  input: KindInput,
  change: KindChange,
  defaultValues: { scope: '', source: '', intervalMonths: null, retired: false },
  Identity,
  Fields,
});

function Identity({ isNew }: { isNew: boolean }) {
  const t = useT();
  if (isNew) {
    return (
      <>
        <TextInput source="number" isRequired autoComplete="off" helperText={t('kind.number_help')} />
        <TextInput source="categoryName" isRequired autoComplete="off" />
      </>
    );
  }
  return (
    <>
      <TextInput source="number" disabled />
      <TextInput source="categoryName" disabled />
    </>
  );
}

function Fields() {
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
