/** The statistics of the flow of work as a workbook, one sheet each (requirements E5, E7). */
import type { Flow } from '../domain/contract/flow.ts';
import { column, type Sheet } from '../domain/contract/sheet.ts';
import type { Language } from '../domain/language.ts';
import { LEDGER_SERVICES, type LedgerService } from '../domain/ledger-service.ts';
import { STAGE_NAMES, STAGES, type Stage } from '../domain/stage.ts';
import { filled, renderSheets } from './list.ts';

type RowOf<N extends keyof Flow> = Flow[N] extends (infer R)[] ? R : never;

const COUNT = { as: 'number', width: 12 } as const;
const HOURS = { as: 'decimal', width: 18 } as const;

const ofStage = <R extends { readonly stage: Stage }>() =>
  column<R>('环节', 'Stage', ({ stage }, language) => STAGES[stage][language]);
const ofKind = <R extends { readonly kind: LedgerService }>() =>
  column<R>('类别', 'Kind', ({ kind }, language) => LEDGER_SERVICES[kind][language]);
const times = <R extends { readonly count: number; readonly median: number; readonly ninetieth: number }>() => [
  column<R>('份数', 'Count', ({ count }) => count, COUNT),
  column<R>('中位用时（小时）', 'Median (hours)', ({ median }) => median, HOURS),
  column<R>('90%在此之内（小时）', '90th percentile (hours)', ({ ninetieth }) => ninetieth, HOURS),
];

const OPEN: Sheet<RowOf<'open'>> = {
  name: { zh: '在办业务', en: 'Open' },
  columns: [
    ofStage(),
    column('在办', 'Open', ({ count }) => count, COUNT),
    column('已超期', 'Overdue', ({ overdue }) => overdue, COUNT),
  ],
};
const DAYS: Sheet<RowOf<'days'>> = {
  name: { zh: '每日', en: 'By day' },
  columns: [
    column('日期', 'Day', ({ day }) => day),
    column('提交', 'Submitted', ({ submitted }) => submitted, COUNT),
    column('办结', 'Completed', ({ completed }) => completed, COUNT),
    ...STAGE_NAMES.filter((stage) => !STAGES[stage].terminal).map((stage) =>
      column<RowOf<'days'>>(STAGES[stage].zh, STAGES[stage].en, ({ inStage }) => inStage[stage] ?? 0, COUNT),
    ),
  ],
};
const STAYS: Sheet<RowOf<'stays'>> = {
  name: { zh: '环节用时', en: 'Time in stages' },
  columns: [ofKind(), ofStage(), ...times<RowOf<'stays'>>()],
};
const LEAD: Sheet<RowOf<'lead'>> = {
  name: { zh: '办结用时', en: 'Lead time' },
  columns: [ofKind(), ...times<RowOf<'lead'>>()],
};
const FIRST_PASS: Sheet<Flow['firstPass']> = {
  name: { zh: '初审', en: 'First review' },
  columns: [
    column('初审份数', 'Decided', ({ decided }) => decided, COUNT),
    column('一次通过', 'Passed at once', ({ passed }) => passed, COUNT),
  ],
};
const AGES: Sheet<RowOf<'ages'>> = {
  name: { zh: '在办已用时间', en: 'Age' },
  columns: [
    column('已提交天数（起）', 'Days since submission, from', ({ days }) => days, { as: 'number', width: 20 }),
    column('份数', 'Count', ({ count }) => count, COUNT),
  ],
};
const FORECAST: Sheet<RowOf<'forecast'>> = {
  name: { zh: '即将超期', en: 'Due soon' },
  columns: [column('到期日', 'Due', ({ day }) => day), column('份数', 'Count', ({ count }) => count, COUNT)],
};
const REJECTIONS: Sheet<RowOf<'rejections'>> = {
  name: { zh: '否决原因', en: 'Rejections' },
  columns: [
    column('原因', 'Reason', ({ reason }, language) => reason ?? OWN_WORDS[language], { width: 40 }),
    column('份数', 'Count', ({ count }) => count, COUNT),
  ],
};
const PEOPLE: Sheet<RowOf<'people'>> = {
  name: { zh: '人员工作量', en: 'People' },
  columns: [
    column('人员', 'Person', ({ name }) => name),
    column('办理次数', 'Commands', ({ commands }) => commands, COUNT),
    column('正在办理', 'Claimed now', ({ claimed }) => claimed, COUNT),
  ],
};
const OWN_WORDS: Readonly<Record<Language, string>> = { zh: '自行填写', en: 'In own words' };

export function renderFlow(flow: Flow, language: Language): Promise<Buffer> {
  return renderSheets(
    [
      filled(OPEN, flow.open),
      filled(DAYS, flow.days),
      filled(STAYS, flow.stays),
      filled(LEAD, flow.lead),
      filled(FIRST_PASS, [flow.firstPass]),
      filled(AGES, flow.ages),
      filled(FORECAST, flow.forecast),
      filled(REJECTIONS, flow.rejections),
      filled(PEOPLE, flow.people),
    ],
    language,
  );
}
