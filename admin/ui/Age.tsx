import { formatTime } from '../../domain/time.ts';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { age } from './time.ts';

/** How long something has waited, the exact time on hover. */
export function Age({ since }: { since: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <time dateTime={since} title={formatTime(since, 'evenMinute', language)} style={{ whiteSpace: 'nowrap' }}>
      {age(since, t)}
    </time>
  );
}
