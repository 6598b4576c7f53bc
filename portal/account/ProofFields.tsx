import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useLanguage } from '../words/index.tsx';

/** The person's own password and, if they have one, the code of their second factor; and why they are asked for. */
export function ProofFields({ form, why }: { form: Form; why?: string }) {
  const { language } = useLanguage();
  const { me } = useSession();
  return (
    <Stack spacing={2}>
      {why && <Alert severity="info">{why}</Alert>}
      <Field
        form={form}
        name="currentPassword"
        label={words.ownPassword[language]}
        type="password"
        required
        autoComplete="current-password"
      />
      {me?.hasSecondFactor && <FactorField form={form} />}
    </Stack>
  );
}

/** The code of the person's second factor. */
export function FactorField({ form }: { form: Form }) {
  const { language } = useLanguage();
  return (
    <Field
      form={form}
      name="secondFactor"
      label={words.code[language]}
      hint={words.codeHint[language]}
      required
      autoComplete="one-time-code"
    />
  );
}

interface AddressProofProps {
  readonly form: Form;
  /** The stored addresses: the proof is needed for others. */
  readonly before: { readonly mobile: string; readonly email: string };
}

/** The proof, as soon as the form has another mobile number or e-mail. */
export function AddressProof({ form, before }: AddressProofProps) {
  const { language } = useLanguage();
  const { mobile, email } = form.values;
  if (mobile === before.mobile && email === before.email) return null;
  return (
    <Stack sx={{ mt: 2 }}>
      <ProofFields form={form} why={words.whyAddresses[language]} />
    </Stack>
  );
}
