import { useLanguage } from '../words/useTerm.ts';
import { moment } from './time.ts';

export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {moment(at, language)}
    </time>
  );
}
