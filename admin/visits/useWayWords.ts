import { DAY_MS, formatTime, HALF_DAY_MS, wallClock } from '../../domain/time.ts';
import { type Way, waysOf } from '../../domain/visit.ts';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** Travel in words, e.g. 去程：12月2日星期三全天；返程：12月3日星期四下午. */
export function useWayWords() {
  const t = useT();
  const language = useLanguage();
  const isMorning = (at: Date) => wallClock(at).getTime() % DAY_MS === 0;
  const half = (at: Date) =>
    `${formatTime(at.toISOString(), 'longWeekday', language)} ${t(isMorning(at) ? 'travel.morning' : 'travel.afternoon')}`;
  const times = ({ startsAt, endsAt }: Way) => {
    const last = new Date(endsAt.getTime() - HALF_DAY_MS);
    if (last <= startsAt) return half(startsAt);
    if (isMorning(startsAt))
      return `${formatTime(startsAt.toISOString(), 'longWeekday', language)} ${t('travel.whole_day')}`;
    return `${half(startsAt)} – ${half(last)}`;
  };
  return (travel: Parameters<typeof waysOf>[0]) =>
    waysOf(travel)
      .map((way) => `${t(way.direction === 'out' ? 'travel.out' : 'travel.back')}：${times(way)}`)
      .join('；');
}
