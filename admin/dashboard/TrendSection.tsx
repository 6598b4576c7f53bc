import { lazy } from 'react';
import type { Trend } from '../../domain/contract/desk.ts';
import { STAGES } from '../../domain/stage.ts';
import { useDuration } from '../flow/useDuration.ts';
import { whenIdle } from '../lazyPage.ts';
import { useSay } from '../words/useSay.ts';
import { useLanguage, useTerm } from '../words/useTerm.ts';
import { FigureSection } from './FigureSection.tsx';
import { useTrend } from './useDesk.ts';

const TrendChart = lazy(async () => {
  await whenIdle();
  return { default: (await import('./TrendChart.tsx')).TrendChart };
});

const HEIGHT = 260;

/** Is work kept up with? */
export function TrendSection() {
  const say = useSay();
  const { data, error } = useTrend();
  const isIdle = data?.days.every(({ received, decided }) => received + decided === 0);
  return (
    <FigureSection
      title={say('dashboard.trend')}
      answer={data && (isIdle && data.waiting === 0 ? say('dashboard.no_trend') : <Answer trend={data} />)}
      error={error}
      height={HEIGHT}
      chart={data && <TrendChart days={data.days} />}
      headings={[say('dashboard.day'), say('dashboard.received'), say('dashboard.decided')]}
      rows={data && !isIdle ? data.days.map(({ day, received, decided }) => [day, received, decided] as const) : []}
    />
  );
}

function Answer({ trend }: { trend: Trend }) {
  const say = useSay();
  const term = useTerm();
  const language = useLanguage();
  const duration = useDuration();
  const sum = (of: 'received' | 'decided') => trend.days.reduce((total, one) => total + one[of], 0);
  const [received, decided] = [sum('received'), sum('decided')];
  const verdict = received > decided ? 'trend_behind' : received < decided ? 'trend_ahead' : 'trend_even';
  const took = [...trend.stages]
    .sort((a, b) => STAGES[a.stage].rank - STAGES[b.stage].rank)
    .map(({ stage, median }) => `${term(STAGES[stage])} ${duration(median)}`);
  return (
    <>
      {say(`dashboard.${verdict}`, {
        received,
        decided,
        difference: Math.abs(received - decided),
        waiting: trend.waiting,
      })}
      {took.length > 0 && ` ${say('dashboard.trend_took', { stages: took.join(language === 'zh' ? '、' : ', ') })}`}
    </>
  );
}
