import { Box, Chip, Link } from '@mui/material';
import type { CertificateInfo } from '../../../domain/contract/certificate.ts';
import { DIGITAL_FORMS } from '../../../domain/contract/certificate.ts';
import { pathOf } from '../../../domain/contract/client.ts';
import { CERTIFICATE_KINDS } from '../../../domain/number.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import { ReissueButton } from './ReissueButton.tsx';
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
      {certificate.digital && <DigitalLinks certificate={certificate} />}
      {certificate.replaces && (
        <Box component="small" sx={{ display: 'block', color: 'text.secondary' }}>
          {say('order.replaces', { number: certificate.replaces })}
        </Box>
      )}
      {validUntil && (
        <Box component="small" sx={{ display: 'block', color: 'text.secondary' }}>
          {say('order.valid_until', { day: validUntil })}
        </Box>
      )}
      {certificate.withdrawnAt && <Chip size="small" color="error" label={say('order.withdrawn_certificate')} />}
      <ReissueButton certificate={certificate} />
      <WithdrawButton certificate={certificate} />
    </>
  );
}

/** The forms for programs, in which the same stands. */
function DigitalLinks({ certificate: { id, number } }: { certificate: CertificateInfo }) {
  const say = useSay();
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1 }}>
      {DIGITAL_FORMS.map((form) => (
        <Link
          key={form}
          variant="body2"
          href={`${pathOf('downloadDigitalCertificate', { certificateId: id })}?form=${form}`}
          download={`${number}.${form}`}
          aria-label={`${say('order.digital', { number })} ${form.toUpperCase()}`}
        >
          {form.toUpperCase()}
        </Link>
      ))}
    </Box>
  );
}
