import { Card, Typography } from '@mui/material';
import { useState } from 'react';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { EnrolTotp } from './EnrolTotp.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SwitchOffTotp } from './SwitchOffTotp.tsx';
import { rememberSession } from './session.ts';
import { useMe } from './useMe.ts';

/** The person's second factor: switched on with a first code, switched off with password and code. */
export function SecondFactor() {
  const localized = useLocalized();
  const call = useCall();
  const me = useMe();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!me) return null;
  // Who must have a second factor goes on to the console only after the codes are kept.
  const done = async () => {
    rememberSession(await call('me'));
    setCodes(null);
  };
  return (
    <Card sx={{ p: 3 }}>
      <Typography component="h2" variant="h6">
        {localized(words.title)}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {localized(me.hasSecondFactor || codes ? words.on : words.off)}
      </Typography>
      {codes && <RecoveryCodes codes={codes} onDone={done} />}
      {!codes && (me.hasSecondFactor ? <SwitchOffTotp /> : <EnrolTotp onEnrolled={setCodes} />)}
    </Card>
  );
}
