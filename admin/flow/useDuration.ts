import { useT } from '../words/useT.ts';

const DAY = 24;

/** Hours in words: minutes below one hour, days above one day. */
export function useDuration(): (hours: number) => string {
  const t = useT();
  return (hours) => {
    if (hours * 60 < 1) return t('flow.moment');
    if (hours < 1) return t('flow.minutes', { count: Math.round(hours * 60) });
    if (hours < DAY) return t('flow.hours', { count: Number(hours.toFixed(1)) });
    return t('flow.days', { count: Number((hours / DAY).toFixed(1)) });
  };
}
