import { MeasurementFormInput } from '../../domain/contract/measurement.ts';
import { nestedErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useT } from '../words/useT.ts';
import { MeasurementFormFields } from './MeasurementFormFields.tsx';

const validate = nestedErrors(MeasurementFormInput);

export function MeasurementFormEdit() {
  const t = useT();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.measurement_forms')}
      validate={validate}
      readHistory={(formId) => call('measurementFormHistory', { params: { formId } })}
    >
      <MeasurementFormFields />
    </ManagedRecordEdit>
  );
}
