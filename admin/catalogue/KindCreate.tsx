import { Create, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { KindInput } from '../../domain/contract/catalogue.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { KindFields } from './KindFields.tsx';

const NEW = { scope: '', source: '', intervalMonths: null, retired: false };
const validate = formErrors(KindInput);

export function KindCreate() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.catalogue') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <TextInput source="number" isRequired autoComplete="off" helperText={t('kind.number_help')} />
        <TextInput source="categoryName" isRequired autoComplete="off" />
        <KindFields />
      </SimpleForm>
    </Create>
  );
}
