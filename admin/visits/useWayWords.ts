import { type Way, waysOf } from '../../domain/visit.ts';
import { dayInWords } from '../ui/time.ts';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

const HALF_DAY = 12 * 3_600_000;

/** The way there and back in words, e.g. 去程：12月2日星期三全天；返程：12月3日星期四下午. */
export function useWayWords() {
  const t = useT();
  const language = useLanguage();
  const isMorning = (at: Date) => (at.getTime() / HALF_DAY + 8 / 12) % 2 === 0;
  const half = (at: Date) =>
    `${dayInWords(at.toISOString(), language)} ${t(isMorning(at) ? 'travel.morning' : 'travel.afternoon')}`;
  const times = ({ startsAt, endsAt }: Way) => {
    const last = new Date(endsAt.getTime() - HALF_DAY);
    if (last <= startsAt) return half(startsAt);
    if (isMorning(startsAt)) return `${dayInWords(startsAt.toISOString(), language)} ${t('travel.whole_day')}`;
    return `${half(startsAt)} – ${half(last)}`;
  };
  return (travel: Parameters<typeof waysOf>[0]) =>
    waysOf(travel)
      .map((way) => `${t(way.direction === 'out' ? 'travel.out' : 'travel.back')}：${times(way)}`)
      .join('；');
}
