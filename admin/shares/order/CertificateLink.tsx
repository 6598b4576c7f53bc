import { Box, Chip, Link } from '@mui/material';
import { pathOf } from '../../../domain/contract/client.ts';
import type { CertificateInfo } from '../../../domain/contract/order.ts';
import { CERTIFICATE_KINDS } from '../../../domain/number.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import { WithdrawButton } from './WithdrawButton.tsx';

export function CertificateLink({ certificate }: { certificate: CertificateInfo }) {
  const say = useSay();
  const term = useTerm();
  const { id, number, kind, ready, validUntil } = certificate;
  return (
    <>
      <div>{term(CERTIFICATE_KINDS[kind])}</div>
      {ready ? (
        <Link href={pathOf('downloadCertificate', { certificateId: id })} download={`${number}.pdf`} noWrap>
          {say('order.download', { number })}
        </Link>
      ) : (
        <span>
          {number} · {say('order.preparing')}
        </span>
      )}
      {validUntil && (
        <Box component="small" sx={{ display: 'block', color: 'text.secondary' }}>
          {say('order.valid_until', { day: validUntil })}
        </Box>
      )}
      {certificate.withdrawnAt && <Chip size="small" color="error" label={say('order.withdrawn_certificate')} />}
      <WithdrawButton certificate={certificate} />
    </>
  );
}
