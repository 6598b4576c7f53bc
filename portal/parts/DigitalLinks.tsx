import Link from '@mui/material/Link';
import { DIGITAL_FORMS } from '../../domain/contract/certificate.ts';
import { useT } from '../words/index.tsx';

/** Links to the digital forms of a certificate: the same content as its PDF. */
export function DigitalLinks({ path, number }: { path: string; number: string }) {
  const t = useT();
  return DIGITAL_FORMS.map((form) => (
    <Link
      key={form}
      href={`${path}?form=${form}`}
      download={`${number}.${form}`}
      aria-label={`${t('common.digitalCertificate')} ${number} ${form.toUpperCase()}`}
      sx={{ mx: 0.5 }}
    >
      {form.toUpperCase()}
    </Link>
  ));
}
