import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useEffect, useState } from 'react';
import { ApiProblem, call } from '../api.ts';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import type { Form } from '../parts/useContractForm.ts';
import { useReference } from '../parts/useReference.ts';
import { useT } from '../words/index.tsx';

interface SmsCodeFieldProps {
  readonly form: Form;
  readonly purpose: 'verify_mobile' | 'password_reset';
}

/** 短信验证码 and the button that requests one; absent if the system cannot send codes. */
export function SmsCodeField({ form, purpose }: SmsCodeFieldProps) {
  const t = useT();
  const notify = useNotify();
  const { data: reference } = useReference();
  const [seconds, setSeconds] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  if (reference?.smsCodes === 'none') return null;

  const ask = async () => {
    const needed = purpose === 'password_reset' ? ['username', 'mobile'] : ['mobile'];
    if (!(await form.check(...needed))) return;
    setBusy(true);
    try {
      const mobile = String(form.values.mobile);
      const body =
        purpose === 'password_reset'
          ? { purpose, mobile, username: String(form.values.username) }
          : { purpose, mobile };
      const { nextInSeconds } = await call('requestSmsCode', { body });
      setSeconds(nextInSeconds);
      notify(purpose === 'password_reset' ? t('register.codeSentIfKnown') : t('register.codeSent'));
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.retryAfter) setSeconds(fault.retryAfter);
      notify(fault instanceof Error ? fault.message : String(fault), 'error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Field
        form={form}
        name="smsCode"
        label={t('register.smsCode')}
        hint={reference?.smsCodes === 'kept' ? t('register.codeKept') : t('register.codeHint')}
        required
        autoComplete="one-time-code"
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        sx={{ flexGrow: 1 }}
      />
      <Button
        variant="outlined"
        onClick={ask}
        loading={busy}
        disabled={seconds > 0}
        sx={{ flexShrink: 0, whiteSpace: 'nowrap', mt: 0.25 }}
      >
        {seconds > 0 ? t('register.nextCode', { seconds }) : t('register.getCode')}
      </Button>
    </Stack>
  );
}
