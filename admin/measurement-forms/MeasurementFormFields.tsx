import { ArrayInput, BooleanInput, SimpleFormIterator, TextArrayInput, TextInput } from 'react-admin';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useSay } from '../words/useSay.ts';

const NARROW = { minWidth: 96, flex: '1 1 96px' };

export function MeasurementFormFields() {
  const say = useSay();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" />
      <TextArrayInput source="instruments" helperText={say('measurement_form.instruments_help')} />
      <ArrayInput source="points" isRequired>
        <SimpleFormIterator inline fullWidth disableReordering={false}>
          <OptionalTextInput source="quantity" label={say('measurement.quantity')} helperText={false} sx={NARROW} />
          <OptionalTextInput source="unit" label={say('measurement.unit')} helperText={false} sx={NARROW} />
          <TextInput
            source="reference"
            label={say('measurement.reference')}
            helperText={false}
            sx={NARROW}
            isRequired
          />
          <OptionalTextInput source="mpe" label={say('measurement.mpe')} helperText={false} sx={NARROW} />
        </SimpleFormIterator>
      </ArrayInput>
      <BooleanInput source="retired" helperText={say('measurement_form.retired_help')} />
    </>
  );
}
