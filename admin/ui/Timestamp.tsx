import { useLanguage } from '../words/useLocalized.ts';
import { moment } from './time.ts';

export function Timestamp({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {moment(at, language)}
    </time>
  );
}
