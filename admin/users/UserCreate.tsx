import { BooleanInput, Create, PasswordInput, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { UserInput } from '../../domain/contract/account.ts';
import { formErrors } from '../data/formErrors.ts';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { DepartmentInput } from './DepartmentInput.tsx';
import { DutiesInput } from './DutiesInput.tsx';
import { InstitutionSelect } from './InstitutionSelect.tsx';

const NEW = { mustChangePassword: true, duties: [], departmentId: null };
const validate = formErrors(UserInput);

export function UserCreate() {
  const say = useSay();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: say('menu.users') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <TextInput source="username" isRequired autoComplete="off" />
        <TextInput source="displayName" isRequired autoComplete="off" />
        <PasswordInput source="password" isRequired autoComplete="new-password" helperText={say('user.initial_help')} />
        <BooleanInput source="mustChangePassword" />
        <InstitutionSelect />
        <DutiesInput />
        <DepartmentInput />
        <OptionalTextInput source="email" type="email" helperText={say('user.email_help')} />
      </SimpleForm>
    </Create>
  );
}
