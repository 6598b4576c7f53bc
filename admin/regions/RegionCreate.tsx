import { Create, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { RegionInput } from '../../domain/contract/region.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { RegionFields } from './RegionFields.tsx';

const NEW = { parentCode: null, retired: false, travel: null };
const validate = formErrors(RegionInput);

export function RegionCreate() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.regions') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <TextInput source="code" isRequired autoComplete="off" helperText={t('region.code_help')} />
        <TextInput
          source="parentCode"
          autoComplete="off"
          helperText={t('region.parent_help')}
          parse={(value) => value || null}
        />
        <RegionFields />
      </SimpleForm>
    </Create>
  );
}
