import { ArrayInput, BooleanInput, SimpleFormIterator, TextArrayInput, TextInput } from 'react-admin';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useT } from '../words/useT.ts';

const NARROW = { minWidth: 96, flex: '1 1 96px' };

import { MeasurementFormInput } from '../../domain/contract/measurement.ts';
import { managedRecordForms } from '../ui/managedRecordForms.tsx';

export const { Create: MeasurementFormCreate, Edit: MeasurementFormEdit } = managedRecordForms({
  resource: 'measurementForms',
  title: 'menu.measurement_forms',
  input: MeasurementFormInput,
  change: MeasurementFormInput,
  defaultValues: { instruments: [], points: [{}], retired: false },
  maxWidth: 860,
  Fields,
});

function Fields() {
  const t = useT();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" />
      <TextArrayInput source="instruments" helperText={t('measurement_form.instruments_help')} />
      <ArrayInput source="points" isRequired>
        <SimpleFormIterator inline fullWidth disableReordering={false}>
          <OptionalTextInput source="quantity" label={t('measurement.quantity')} helperText={false} sx={NARROW} />
          <OptionalTextInput source="unit" label={t('measurement.unit')} helperText={false} sx={NARROW} />
          <TextInput source="reference" label={t('measurement.reference')} helperText={false} sx={NARROW} isRequired />
          <OptionalTextInput source="mpe" label={t('measurement.mpe')} helperText={false} sx={NARROW} />
        </SimpleFormIterator>
      </ArrayInput>
      <BooleanInput source="retired" helperText={t('measurement_form.retired_help')} />
    </>
  );
}
