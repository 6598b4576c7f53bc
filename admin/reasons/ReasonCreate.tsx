import { Create, SelectInput, SimpleForm, useTranslate } from 'react-admin';
import { ReasonInput } from '../../domain/contract/reason.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { occasionChoices } from './occasionChoices.ts';
import { ReasonFields } from './ReasonFields.tsx';

const NEW = { occasion: 'first_review', retired: false };
const validate = formErrors(ReasonInput);

export function ReasonCreate() {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: say('menu.reasons') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <SelectInput source="occasion" choices={occasionChoices(term)} isRequired />
        <ReasonFields />
      </SimpleForm>
    </Create>
  );
}
