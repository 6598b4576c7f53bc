import { lazy } from 'react';
import type { Trend } from '../../domain/contract/desk.ts';
import { STAGES } from '../../domain/stage.ts';
import { useDuration } from '../flow/useDuration.ts';
import { whenIdle } from '../lazyPage.ts';
import { useLanguage, useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { FigureSection } from './FigureSection.tsx';
import { useTrend } from './useDesk.ts';

const TrendChart = lazy(async () => {
  await whenIdle();
  return { default: (await import('./TrendChart.tsx')).TrendChart };
});

const HEIGHT = 260;

/** Does the team keep up with its work? */
export function TrendSection() {
  const t = useT();
  const { data, error } = useTrend();
  const isIdle = data?.days.every(({ received, decided }) => received + decided === 0);
  return (
    <FigureSection
      title={t('dashboard.trend')}
      answer={data && (isIdle && data.waiting === 0 ? t('dashboard.no_trend') : <Answer trend={data} />)}
      error={error}
      height={HEIGHT}
      chart={data && <TrendChart days={data.days} />}
      headings={[t('dashboard.day'), t('dashboard.received'), t('dashboard.decided')]}
      rows={data && !isIdle ? data.days.map(({ day, received, decided }) => [day, received, decided] as const) : []}
    />
  );
}

function Answer({ trend }: { trend: Trend }) {
  const t = useT();
  const localized = useLocalized();
  const language = useLanguage();
  const duration = useDuration();
  const sum = (of: 'received' | 'decided') => trend.days.reduce((total, one) => total + one[of], 0);
  const [received, decided] = [sum('received'), sum('decided')];
  const verdict = received > decided ? 'trend_behind' : received < decided ? 'trend_ahead' : 'trend_even';
  const took = [...trend.stages]
    .sort((a, b) => STAGES[a.stage].rank - STAGES[b.stage].rank)
    .map(({ stage, median }) => `${localized(STAGES[stage])} ${duration(median)}`);
  return (
    <>
      {t(`dashboard.${verdict}`, {
        received,
        decided,
        difference: Math.abs(received - decided),
        waiting: trend.waiting,
      })}
      {took.length > 0 && ` ${t('dashboard.trend_took', { stages: took.join(language === 'zh' ? '、' : ', ') })}`}
    </>
  );
}
