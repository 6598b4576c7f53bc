import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import { LineChart } from '@mui/x-charts/LineChart';
import type { Flow } from '../../domain/contract/flow.ts';
import { STAGE_NAMES, STAGES, type Stage } from '../../domain/stage.ts';
import { DeferredChart } from '../ui/DeferredChart.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { useFigure } from './useFigure.ts';

const HEIGHT = 260;
const COUNTS = [{ tickMinStep: 1, width: 36 }];
const OPEN = STAGE_NAMES.filter((stage) => !STAGES[stage].terminal);

interface Props {
  readonly flow: Flow;
}

/** Where does work wait, and how much of it is overdue? A click opens the list. */
export function OpenChart({ flow }: Props) {
  const t = useT();
  const localized = useLocalized();
  const { palette } = useTheme();
  const stages = OPEN.map((stage) => flow.open.find((one) => one.stage === stage) ?? { stage, count: 0, overdue: 0 });
  const show = useFigure(stages.map(({ stage }) => ({ stage: [stage] })));
  return (
    <Section title={t('flow.open_by_stage')}>
      <DeferredChart height={HEIGHT}>
        <BarChart
          layout="horizontal"
          yAxis={[{ scaleType: 'band', data: stages.map(({ stage }) => localized(STAGES[stage])), width: 76 }]}
          xAxis={[{ tickMinStep: 1 }]}
          series={[
            {
              data: stages.map(({ count, overdue }) => count - overdue),
              label: t('flow.in_time'),
              stack: 'all',
              color: palette.primary.main,
            },
            {
              data: stages.map(({ overdue }) => overdue),
              label: t('flow.overdue'),
              stack: 'all',
              color: palette.error.main,
            },
          ]}
          onItemClick={(_, item) => show(item)}
          aria-label={t('flow.open_by_stage')}
        />
      </DeferredChart>
    </Section>
  );
}

/** Does work accumulate, and where? */
export function StageChart({ flow }: Props) {
  const t = useT();
  const localized = useLocalized();
  const shown = OPEN.filter((stage) => flow.days.some(({ inStage }) => inStage[stage]));
  return (
    <Section title={t('flow.cumulative')}>
      <DeferredChart height={HEIGHT}>
        <LineChart
          xAxis={[{ scaleType: 'point', data: flow.days.map(({ day }) => day.slice(5)) }]}
          yAxis={COUNTS}
          series={shown.map((stage: Stage) => ({
            data: flow.days.map(({ inStage }) => inStage[stage] ?? 0),
            label: localized(STAGES[stage]),
            area: true,
            stack: 'all',
            showMark: false,
            curve: 'linear' as const,
          }))}
          aria-label={t('flow.cumulative')}
        />
      </DeferredChart>
    </Section>
  );
}

/** Is as much work finished as arrives? */
export function ThroughputChart({ flow }: Props) {
  const t = useT();
  const { palette } = useTheme();
  const submitted = useFigure(flow.days.map(({ day }) => ({ submittedOn: day })));
  const completed = useFigure(flow.days.map(({ day }) => ({ completedOn: day })));
  return (
    <Section title={t('flow.throughput')}>
      <DeferredChart height={HEIGHT}>
        <BarChart
          xAxis={[{ scaleType: 'band', data: flow.days.map(({ day }) => day.slice(5)) }]}
          yAxis={COUNTS}
          series={[
            {
              id: 'submitted',
              data: flow.days.map((one) => one.submitted),
              label: t('flow.submitted'),
              color: palette.primary.main,
            },
            {
              data: flow.days.map((one) => one.completed),
              label: t('flow.completed'),
              color: palette.success.main,
            },
          ]}
          onItemClick={(_, item) => (item.seriesId === 'submitted' ? submitted : completed)(item)}
          aria-label={t('flow.throughput')}
        />
      </DeferredChart>
    </Section>
  );
}

/** How old is open work? */
export function AgeChart({ flow }: Props) {
  const t = useT();
  const { palette } = useTheme();
  const classes = flow.ages.map(({ days }, index) => {
    const next = flow.ages[index + 1]?.days;
    return next ? t('flow.age_class', { from: days, to: next }) : t('flow.age_over', { from: days });
  });
  const show = useFigure(flow.ages.map(({ days }, index) => ({ ageFrom: days, ageTo: flow.ages[index + 1]?.days })));
  return (
    <Section title={t('flow.ages')}>
      <DeferredChart height={HEIGHT}>
        <BarChart
          xAxis={[{ scaleType: 'band', data: classes }]}
          yAxis={COUNTS}
          series={[{ data: flow.ages.map(({ count }) => count), color: palette.primary.main }]}
          onItemClick={(_, item) => show(item)}
          aria-label={t('flow.ages')}
        />
      </DeferredChart>
    </Section>
  );
}

/** What becomes overdue, and when? */
export function ForecastChart({ flow }: Props) {
  const t = useT();
  const { palette } = useTheme();
  const show = useFigure(flow.forecast.map(({ day }) => ({ dueOn: day })));
  return (
    <Section title={t('flow.forecast')}>
      <DeferredChart height={HEIGHT}>
        <BarChart
          xAxis={[{ scaleType: 'band', data: flow.forecast.map(({ day }) => day.slice(5)) }]}
          yAxis={COUNTS}
          series={[{ data: flow.forecast.map(({ count }) => count), color: palette.warning.main }]}
          onItemClick={(_, item) => show(item)}
          aria-label={t('flow.forecast')}
        />
      </DeferredChart>
    </Section>
  );
}
