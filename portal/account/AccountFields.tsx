import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { call } from '../api.ts';
import { Field } from '../parts/Field.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';
import { usePasswordHint } from './usePasswordHint.ts';

/** User name with 是否可注册, and two fields for the password. */
export function AccountFields({ form }: { form: Form }) {
  const t = useT();
  const passwordHint = usePasswordHint();
  const [checked, setChecked] = useState<{ username: string; words: string } | null>(null);
  const username = String(form.values.username ?? '');
  const check = async () => {
    if (!(await form.check('username'))) return;
    try {
      const { free } = await call('checkUsername', { query: { username } });
      setChecked({ username, words: free ? t('register.free') : t('register.taken') });
    } catch (fault) {
      setChecked({ username, words: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mb: 3 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
        <Field
          form={form}
          name="username"
          label={t('register.username')}
          hint={checked?.username === username ? checked.words : t('register.usernameHint')}
          required
          autoComplete="username"
          sx={{ flexGrow: 1 }}
        />
        <Button variant="outlined" onClick={check} sx={{ flexShrink: 0, whiteSpace: 'nowrap', mt: 0.25 }}>
          {t('register.isFree')}
        </Button>
      </Stack>
      <Box sx={{ display: { xs: 'none', sm: 'block' } }} />
      <Field
        form={form}
        name="password"
        label={t('register.password')}
        hint={passwordHint}
        type="password"
        required
        autoComplete="new-password"
      />
      <Field
        form={form}
        name="passwordAgain"
        label={t('register.passwordAgain')}
        type="password"
        required
        autoComplete="new-password"
      />
    </Box>
  );
}
