import { Create, SelectInput, SimpleForm, useTranslate } from 'react-admin';
import { ReasonInput } from '../../domain/contract/reason.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { occasionChoices } from './occasionChoices.ts';
import { ReasonFields } from './ReasonFields.tsx';

const NEW = { occasion: 'first_review', retired: false };
const validate = formErrors(ReasonInput);

export function ReasonCreate() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.reasons') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <SelectInput source="occasion" choices={occasionChoices(localized)} isRequired />
        <ReasonFields />
      </SimpleForm>
    </Create>
  );
}
