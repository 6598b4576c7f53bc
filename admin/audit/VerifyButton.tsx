import VerifiedIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Alert, Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { EVENT_FAULTS } from '../../domain/event-fault.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** Verifies the hash chains of the whole audit log against its anchors, and shows the result. */
export function VerifyButton() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const { mutate, data: found, error, isPending } = useMutation({ mutationFn: () => call('verifyAudit') });
  return (
    <>
      <Button variant="outlined" startIcon={<VerifiedIcon />} loading={isPending} onClick={() => mutate()}>
        {t('audit.verify')}
      </Button>
      <FaultAlert fault={error} />
      {found && (
        <Alert severity={found.faults.length > 0 ? 'error' : 'success'} role="status" sx={{ flexBasis: '100%' }}>
          {found.faults.length === 0
            ? `${t('audit.whole', { count: found.checked })}${found.anchoredAt ? '' : t('audit.unanchored')}`
            : t('audit.broken', {
                count: found.faults.length,
                where: found.faults
                  .slice(0, FIRST)
                  .map(({ stream, sequence, fault }) => `${stream} · ${sequence} ${localized(EVENT_FAULTS[fault])}`)
                  .join('；'),
              })}
        </Alert>
      )}
    </>
  );
}

const FIRST = 5;
