import { MeasurementFormInput } from '../../domain/contract/measurement.ts';
import { nestedErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useSay } from '../words/useSay.ts';
import { MeasurementFormFields } from './MeasurementFormFields.tsx';

const validate = nestedErrors(MeasurementFormInput);

export function MeasurementFormEdit() {
  const say = useSay();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={say('menu.measurement_forms')}
      validate={validate}
      readHistory={(formId) => call('measurementFormHistory', { params: { formId } })}
    >
      <MeasurementFormFields />
    </ManagedRecordEdit>
  );
}
