import { Button } from '@mui/material';
import { useState } from 'react';
import type { CertificateInfo } from '../../../domain/contract/certificate.ts';
import { holds } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { useT } from '../../words/useT.ts';
import { ReissueDialog } from './ReissueDialog.tsx';

/** 更正: issues another certificate in place of this one, with corrected names. */
export function ReissueButton({ certificate }: { certificate: CertificateInfo }) {
  const t = useT();
  const mayCorrect = holds(useMe(), 'certificate.withdraw');
  const [open, setOpen] = useState(false);
  if (!mayCorrect || certificate.withdrawnAt) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${t('order.reissue')} ${certificate.number}`}>
        {t('order.reissue')}
      </Button>
      {open && <ReissueDialog certificate={certificate} onClose={() => setOpen(false)} />}
    </>
  );
}
