import { useSay } from '../words/useSay.ts';

const DAY = 24;

/** Hours in words: minutes below one hour, days above one day. */
export function useDuration(): (hours: number) => string {
  const say = useSay();
  return (hours) => {
    if (hours * 60 < 1) return say('flow.moment');
    if (hours < 1) return say('flow.minutes', { count: Math.round(hours * 60) });
    if (hours < DAY) return say('flow.hours', { count: Number(hours.toFixed(1)) });
    return say('flow.days', { count: Number((hours / DAY).toFixed(1)) });
  };
}
