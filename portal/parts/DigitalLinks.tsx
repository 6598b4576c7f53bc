import Link from '@mui/material/Link';
import { DIGITAL_FORMS } from '../../domain/contract/certificate.ts';
import { useWords } from '../words/index.tsx';

/** A certificate in the forms for programs: the same content as its PDF. */
export function DigitalLinks({ path, number }: { path: string; number: string }) {
  const words = useWords();
  return DIGITAL_FORMS.map((form) => (
    <Link
      key={form}
      href={`${path}?form=${form}`}
      download={`${number}.${form}`}
      aria-label={`${words.lookup.digital} ${number} ${form.toUpperCase()}`}
      sx={{ mx: 0.5 }}
    >
      {form.toUpperCase()}
    </Link>
  ));
}
