import VerifiedIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useSay } from '../words/useSay.ts';

/** Checks the chains of hashes of the whole record, and says what it found. */
export function VerifyButton() {
  const say = useSay();
  const call = useCall();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const [found, setFound] = useState<ResponseOf<'verifyAudit'> | null>(null);
  const verify = async () => {
    setPending(true);
    setFault(null);
    setFound(null);
    try {
      setFound(await call('verifyAudit'));
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button variant="outlined" startIcon={<VerifiedIcon />} loading={pending} onClick={() => void verify()}>
        {say('audit.verify')}
      </Button>
      <FaultAlert fault={fault} />
      {found && (
        <Alert severity={found.faults.length > 0 ? 'error' : 'success'} role="status" sx={{ flexBasis: '100%' }}>
          {found.faults.length === 0
            ? say('audit.whole', { count: found.checked })
            : say('audit.broken', {
                count: found.faults.length,
                where: found.faults
                  .slice(0, FIRST)
                  .map(({ stream, sequence }) => `${stream} · ${sequence}`)
                  .join('；'),
              })}
        </Alert>
      )}
    </>
  );
}

const FIRST = 5;
