import { Create, SimpleForm, useTranslate } from 'react-admin';
import { MeasurementFormInput } from '../../domain/contract/measurement.ts';
import { nestedErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { MeasurementFormFields } from './MeasurementFormFields.tsx';

const NEW = { instruments: [], points: [{}], retired: false };
const validate = nestedErrors(MeasurementFormInput);

export function MeasurementFormCreate() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 860 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.measurement_forms') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <MeasurementFormFields />
      </SimpleForm>
    </Create>
  );
}
