import { useSay } from '../words/useSay.ts';
import { useLanguage } from '../words/useTerm.ts';
import { age, moment } from './time.ts';

/** How long something has waited, the exact time on hover. */
export function Age({ since }: { since: string }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <time dateTime={since} title={moment(since, language)} style={{ whiteSpace: 'nowrap' }}>
      {age(since, say)}
    </time>
  );
}
