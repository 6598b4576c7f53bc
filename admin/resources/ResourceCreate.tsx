import { Create, SimpleForm, useTranslate } from 'react-admin';
import { ResourceInput } from '../../domain/contract/resource.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { ResourceFields } from './ResourceFields.tsx';

const NEW = { kind: 'vehicle', retired: false };
const validate = formErrors(ResourceInput);

export function ResourceCreate() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.resources') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <ResourceFields />
      </SimpleForm>
    </Create>
  );
}
