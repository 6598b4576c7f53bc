import { Alert } from '@mui/material';
import { PasswordInput } from 'react-admin';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useMe } from '../session/useMe.ts';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useLocalized } from '../words/useLocalized.ts';

/** The administrator's own password and code, in the form of a user. */
export function OwnProofInputs() {
  const localized = useLocalized();
  const me = useMe();
  return (
    <>
      <Alert severity="info" sx={{ mt: 2, mb: 1 }}>
        {localized(words.whyStaff)}
      </Alert>
      <PasswordInput
        source="currentPassword"
        label={localized(words.ownPassword)}
        autoComplete="current-password"
        parse={(value) => value ?? ''}
      />
      {me?.hasSecondFactor && (
        <OptionalTextInput
          source="secondFactor"
          label={localized(words.code)}
          helperText={localized(words.codeHint)}
          autoComplete="one-time-code"
        />
      )}
    </>
  );
}
