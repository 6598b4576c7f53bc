import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { ReasonChange, ReasonInput } from '../../domain/contract/reason.ts';
import { managedRecordForms } from '../ui/managedRecordForms.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { occasionChoices } from './occasionChoices.ts';

/** The text of a reason can be changed and a reason can be retired; its occasion cannot be changed. */
export const { Create: ReasonCreate, Edit: ReasonEdit } = managedRecordForms({
  resource: 'reasons',
  title: 'menu.reasons',
  input: ReasonInput,
  change: ReasonChange,
  defaultValues: { occasion: 'first_review', retired: false },
  Identity,
  Fields,
});

function Identity({ isNew }: { isNew: boolean }) {
  const choices = occasionChoices(useLocalized());
  return <SelectInput source="occasion" choices={choices} {...(isNew ? { isRequired: true } : { disabled: true })} />;
}

function Fields() {
  const t = useT();
  return (
    <>
      <TextInput source="title" isRequired autoComplete="off" helperText={t('reason.title_help')} />
      <TextInput source="text" isRequired multiline minRows={3} helperText={t('reason.text_help')} />
      <BooleanInput source="retired" helperText={t('reason.retired_help')} />
    </>
  );
}
