import { Alert, TextField } from '@mui/material';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useMe } from './useMe.ts';

export interface ProofValues {
  readonly currentPassword: string;
  readonly secondFactor: string;
}

export const NO_PROOF: ProofValues = { currentPassword: '', secondFactor: '' };

interface Props {
  readonly values: ProofValues;
  readonly errors: Readonly<Record<string, string>>;
  /** Why the proof is asked for. */
  readonly why?: string;
  readonly onChange: (values: ProofValues) => void;
}

/** The person's own password and, if they have one, the code of their second factor. */
export function ProofFields({ values, errors, why, onChange }: Props) {
  const localized = useLocalized();
  const me = useMe();
  return (
    <>
      {why && <Alert severity="info">{why}</Alert>}
      <TextField
        type="password"
        label={localized(words.ownPassword)}
        autoComplete="current-password"
        value={values.currentPassword}
        onChange={(event) => onChange({ ...values, currentPassword: event.target.value })}
        error={'currentPassword' in errors}
        helperText={errors.currentPassword}
      />
      {me?.hasSecondFactor && (
        <TextField
          label={localized(words.code)}
          autoComplete="one-time-code"
          value={values.secondFactor}
          onChange={(event) => onChange({ ...values, secondFactor: event.target.value })}
          error={'secondFactor' in errors}
          helperText={errors.secondFactor ?? localized(words.codeHint)}
        />
      )}
    </>
  );
}
