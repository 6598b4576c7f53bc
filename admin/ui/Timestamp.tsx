import { formatTime } from '../../domain/time.ts';
import { useLanguage } from '../words/useLocalized.ts';

export function Timestamp({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {formatTime(at, 'evenMinute', language)}
    </time>
  );
}
