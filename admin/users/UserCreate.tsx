import { BooleanInput, Create, PasswordInput, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { UserInput } from '../../domain/contract/account.ts';
import { STAFF_PASSWORD_LENGTH } from '../../domain/password.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { DepartmentInput } from './DepartmentInput.tsx';
import { DutiesInput } from './DutiesInput.tsx';
import { InstitutionSelect } from './InstitutionSelect.tsx';
import { OwnProofInputs } from './OwnProofInputs.tsx';
import { StaffAddressInputs } from './StaffAddressInputs.tsx';

const NEW = { mustChangePassword: true, duties: [], departmentId: null };
const validate = formErrors(UserInput);

export function UserCreate() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Create title={false} redirect="list" sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.create', { name: t('menu.users') })} />
      <SimpleForm defaultValues={NEW} validate={validate} noValidate>
        <TextInput source="username" isRequired autoComplete="off" />
        <TextInput source="displayName" isRequired autoComplete="off" />
        <PasswordInput
          source="password"
          isRequired
          autoComplete="new-password"
          helperText={t('user.initial_help', STAFF_PASSWORD_LENGTH)}
        />
        <BooleanInput source="mustChangePassword" />
        <InstitutionSelect />
        <DutiesInput />
        <DepartmentInput />
        <StaffAddressInputs />
        <OwnProofInputs />
      </SimpleForm>
    </Create>
  );
}
