import { Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useT } from '../words/useT.ts';
import { EnrolTotp } from './EnrolTotp.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SwitchOffTotp } from './SwitchOffTotp.tsx';
import { useMe } from './useMe.ts';

/** The person's second factor: switched on with a first code, switched off with password and code. */
export function SecondFactor() {
  const t = useT();
  const me = useMe();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!me) return null;
  return (
    <Card sx={{ p: 3 }}>
      <Typography component="h2" variant="h6">
        {t('totp.title')}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {t(me.hasSecondFactor ? 'totp.on' : 'totp.off')}
      </Typography>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {!codes && (me.hasSecondFactor ? <SwitchOffTotp /> : <EnrolTotp onEnrolled={setCodes} />)}
    </Card>
  );
}
