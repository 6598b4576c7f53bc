import Link from '@mui/material/Link';
import type { CertificateInfo } from '../../domain/contract/certificate.ts';
import { pathOf } from '../api.ts';
import { DigitalLinks } from '../parts/DigitalLinks.tsx';
import { useT } from '../words/index.tsx';

/** The certificate to download, once its PDF has been made. */
export function ItemCertificate({ certificate }: { certificate: CertificateInfo | null }) {
  const t = useT();
  if (!certificate) return '—';
  if (!certificate.ready) return `${certificate.number}（${t('orders.preparing')}）`;
  return (
    <>
      <Link href={pathOf('downloadCertificate', { certificateId: certificate.id })} download>
        {certificate.number}
      </Link>
      {certificate.digital && (
        <DigitalLinks
          path={pathOf('downloadDigitalCertificate', { certificateId: certificate.id })}
          number={certificate.number}
        />
      )}
      {certificate.replaces && `（${t('common.replaces', { number: certificate.replaces })}）`}
      {certificate.withdrawnAt && `（${t('common.doNotUse')}）`}
    </>
  );
}
