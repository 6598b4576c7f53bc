import {
  BooleanInput,
  Edit,
  PasswordInput,
  SaveButton,
  SimpleForm,
  TextInput,
  Toolbar,
  useTranslate,
} from 'react-admin';
import { UserChange } from '../../domain/contract/account.ts';
import { STAFF_PASSWORD_LENGTH } from '../../domain/password.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { DepartmentInput } from './DepartmentInput.tsx';
import { DutiesInput } from './DutiesInput.tsx';
import { OwnProofInputs } from './OwnProofInputs.tsx';
import { ResetSecondFactor } from './ResetSecondFactor.tsx';
import { StaffAddressInputs } from './StaffAddressInputs.tsx';

const validate = formErrors(UserChange);

/** Duties, department, access and a new initial password. Accounts are never deleted: the audit log names them. */
export function UserEdit() {
  const t = useT();
  const translate = useTranslate();
  return (
    <Edit title={false} redirect="list" mutationMode="pessimistic" actions={false} sx={{ maxWidth: 640 }}>
      <PageTitle title={translate('ra.page.edit', { name: t('menu.users'), recordRepresentation: '' }).trim()} />
      <SimpleForm
        validate={validate}
        noValidate
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <TextInput source="username" disabled />
        <TextInput source="displayName" isRequired autoComplete="off" />
        <DutiesInput />
        <DepartmentInput />
        <StaffAddressInputs />
        <PasswordInput
          source="password"
          label={t('user.password_new')}
          autoComplete="new-password"
          helperText={t('user.password_help', STAFF_PASSWORD_LENGTH)}
          parse={(value) => value || undefined}
        />
        <BooleanInput source="disabled" />
        <OwnProofInputs />
        <ResetSecondFactor />
      </SimpleForm>
    </Edit>
  );
}
