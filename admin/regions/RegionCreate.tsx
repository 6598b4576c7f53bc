import { Create, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { RegionInput } from '../../domain/contract/region.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { RegionFields } from './RegionFields.tsx';

const NEW = { parentCode: null, retired: false, travel: null };
const validate = formErrors(RegionInput);

export function RegionCreate() {
  const say = useSay();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: say('menu.regions') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <TextInput source="code" isRequired autoComplete="off" helperText={say('region.code_help')} />
        <TextInput
          source="parentCode"
          autoComplete="off"
          helperText={say('region.parent_help')}
          parse={(value) => value || null}
        />
        <RegionFields />
      </SimpleForm>
    </Create>
  );
}
