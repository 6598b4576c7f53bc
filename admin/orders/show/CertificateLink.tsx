import { Box, Chip, Link } from '@mui/material';
import type { CertificateInfo } from '../../../domain/contract/certificate.ts';
import { DIGITAL_FORMS } from '../../../domain/contract/certificate.ts';
import { pathOf } from '../../../domain/contract/client.ts';
import { CERTIFICATE_KINDS } from '../../../domain/number.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { ReissueButton } from './ReissueButton.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

export function CertificateLink({ certificate }: { certificate: CertificateInfo }) {
  const t = useT();
  const localized = useLocalized();
  const { id, number, kind, ready, validUntil } = certificate;
  return (
    <>
      <div>{localized(CERTIFICATE_KINDS[kind])}</div>
      {ready ? (
        <Link href={pathOf('downloadCertificate', { certificateId: id })} download={`${number}.pdf`} noWrap>
          {t('order.download', { number })}
        </Link>
      ) : (
        <span>
          {number} · {t('order.preparing')}
        </span>
      )}
      {certificate.digital && <DigitalLinks certificate={certificate} />}
      {certificate.replaces && (
        <Box component="small" sx={{ display: 'block', color: 'text.secondary' }}>
          {t('common.replaces', { number: certificate.replaces })}
        </Box>
      )}
      {validUntil && (
        <Box component="small" sx={{ display: 'block', color: 'text.secondary' }}>
          {t('order.valid_until', { day: validUntil })}
        </Box>
      )}
      {certificate.withdrawnAt && <Chip size="small" color="error" label={t('order.withdrawn_certificate')} />}
      <ReissueButton certificate={certificate} />
      <WithdrawButton certificate={certificate} />
    </>
  );
}

/** Links to the digital forms, with the same content. */
function DigitalLinks({ certificate: { id, number } }: { certificate: CertificateInfo }) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1 }}>
      {DIGITAL_FORMS.map((form) => (
        <Link
          key={form}
          variant="body2"
          href={`${pathOf('downloadDigitalCertificate', { certificateId: id })}?form=${form}`}
          download={`${number}.${form}`}
          aria-label={`${t('order.digital', { number })} ${form.toUpperCase()}`}
        >
          {form.toUpperCase()}
        </Link>
      ))}
    </Box>
  );
}
