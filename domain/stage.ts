/**
 * The stages of a share: the part of a booking order that one institution works on in one delivery mode.
 * This table is the only list of stages; the workflow, the API, SQL (check constraint, order stage) and both user
 * interfaces derive what they need from it. Source: design "One booking order, one workflow"; manual part 4.
 */
import type { LedgerService } from './ledger-service.ts';

export interface StageDefinition {
  /** Order of progress; the order's own stage is the smallest rank among its live shares. */
  readonly rank: number;
  /** What staff read. */
  readonly zh: string;
  readonly en: string;
  /** What the customer reads for a general application (manual part 4). */
  readonly customerZh: string;
  readonly customerEn: string;
  /** What the customer should know or do next. */
  readonly hintZh: string;
  readonly hintEn: string;
  /** Nothing more happens to the share. */
  readonly terminal: boolean;
  readonly tone: 'neutral' | 'waiting' | 'attention' | 'working' | 'done' | 'closed';
}

type StageWords = Pick<StageDefinition, 'customerZh' | 'customerEn' | 'hintZh' | 'hintEn'>;

export const STAGES = {
  rejected: {
    rank: 10,
    zh: '已否决',
    en: 'Rejected',
    customerZh: '申请已否决',
    customerEn: 'Rejected',
    hintZh: '请按审核备注修改后重新提交。',
    hintEn: 'Correct the application as the notes say and submit it again.',
    terminal: false,
    tone: 'attention',
  },
  awaiting_first_review: {
    rank: 20,
    zh: '待初审',
    en: 'Awaiting first review',
    customerZh: '申请待初审',
    customerEn: 'Awaiting first review',
    hintZh: '业务科按提交顺序审核，请等待。',
    hintEn: 'The business office reviews in order of submission.',
    terminal: false,
    tone: 'waiting',
  },
  awaiting_second_review: {
    rank: 30,
    zh: '待二审',
    en: 'Awaiting second review',
    customerZh: '申请待二审',
    customerEn: 'Awaiting second review',
    hintZh: '现场检测由专业科室安排时间，届时会与您联系。',
    hintEn: 'The specialist department will arrange a date for the work on site.',
    terminal: false,
    tone: 'waiting',
  },
  awaiting_sample: {
    rank: 31,
    zh: '待收样',
    en: 'Awaiting sample',
    customerZh: '通过待提交',
    customerEn: 'Approved, bring in the instruments',
    hintZh: '审核已通过，请将器具送至样品室。',
    hintEn: 'Approved: please bring the instruments to the sample desk.',
    terminal: false,
    tone: 'attention',
  },
  scheduled: {
    rank: 40,
    zh: '已排期',
    en: 'Scheduled',
    customerZh: '已安排检测',
    customerEn: 'Visit scheduled',
    hintZh: '请按约定时间准备好现场和器具。',
    hintEn: 'Please have the instruments ready at the agreed time.',
    terminal: false,
    tone: 'working',
  },
  in_progress: {
    rank: 50,
    zh: '检测中',
    en: 'In progress',
    customerZh: '检测中',
    customerEn: 'In progress',
    hintZh: '正在检测。',
    hintEn: 'The instruments are being tested.',
    terminal: false,
    tone: 'working',
  },
  awaiting_check: {
    rank: 60,
    zh: '待核验',
    en: 'Awaiting check',
    customerZh: '结果核验中',
    customerEn: 'Results being checked',
    hintZh: '检测结果正由第二人核验。',
    hintEn: 'A second person is checking the results.',
    terminal: false,
    tone: 'working',
  },
  awaiting_issue: {
    rank: 70,
    zh: '待签发',
    en: 'Awaiting issue',
    customerZh: '证书签发中',
    customerEn: 'Certificates being issued',
    hintZh: '证书正在签发。',
    hintEn: 'The certificates are about to be issued.',
    terminal: false,
    tone: 'working',
  },
  completed: {
    rank: 80,
    zh: '已完成',
    en: 'Completed',
    customerZh: '已完成',
    customerEn: 'Completed',
    hintZh: '证书可以下载。',
    hintEn: 'The certificates can be downloaded.',
    terminal: true,
    tone: 'done',
  },
  cancelled: {
    rank: 90,
    zh: '已取消',
    en: 'Cancelled',
    customerZh: '已取消',
    customerEn: 'Cancelled',
    hintZh: '该部分已取消。',
    hintEn: 'This part was cancelled.',
    terminal: true,
    tone: 'closed',
  },
  superseded: {
    rank: 99,
    zh: '已转出',
    en: 'Superseded',
    customerZh: '已转出',
    customerEn: 'Moved to another part',
    hintZh: '修改后由新的部分继续办理。',
    hintEn: 'Another part of the order took its place after the edit.',
    terminal: true,
    tone: 'closed',
  },
} as const satisfies Record<string, StageDefinition>;

export type Stage = keyof typeof STAGES;

export const STAGE_NAMES = Object.keys(STAGES) as [Stage, ...Stage[]];

/** Whether nothing more happens to a share in this stage. */
export function isTerminal(stage: Stage): boolean {
  return STAGES[stage].terminal;
}

export const DELIVERY_MODES = {
  bring_in: { zh: '送检', en: 'Bring in' },
  on_site: { zh: '现场检测', en: 'On site' },
} as const;

export type DeliveryMode = keyof typeof DELIVERY_MODES;
export const DELIVERY_MODE_NAMES = Object.keys(DELIVERY_MODES) as [DeliveryMode, ...DeliveryMode[]];

/** A whole order is a draft before its submission; afterwards its stage is that of its shares. */
export type OrderStage = 'draft' | Stage;
export const ORDER_STAGE_NAMES = ['draft', ...STAGE_NAMES] as const;

/**
 * The stage of an order, derived from the stages of its shares: the least advanced live share counts, and a rejected
 * one first of all because the customer must act. Superseded shares do not count. SQL has the same function,
 * `order_stage(text[])`.
 */
export function orderStage(shares: readonly Stage[]): OrderStage {
  return byRank(shares)[0] ?? 'draft';
}

/** The body of `order_stage(stages text[])` in SQL: a migration contains a copy of it. */
export function orderStageSql(): string {
  const cases = byRank(STAGE_NAMES).map((name) => `when '${name}' = any(stages) then '${name}'`);
  return ['case', ...cases, "else 'draft' end"].join('\n  ');
}

function byRank(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => stage !== 'superseded').sort((a, b) => STAGES[a].rank - STAGES[b].rank);
}

/** What the customer reads instead for mandatory verification, where the institution accepts (manual §4.3). */
const MANDATORY_STAGES: Readonly<Partial<Record<Stage, StageWords>>> = {
  awaiting_first_review: {
    customerZh: '待受理',
    customerEn: 'Awaiting acceptance',
    hintZh: '已提交至计量技术机构，请等待受理。',
    hintEn: 'The institution has not answered yet.',
  },
  rejected: {
    customerZh: '不予受理',
    customerEn: 'Not accepted',
    hintZh: '请按备注修改后重新预约。',
    hintEn: 'Correct it as the notes say and book again.',
  },
  awaiting_sample: {
    customerZh: '已受理，请送检',
    customerEn: 'Accepted, bring in the instruments',
    hintZh: '请将器具送至该机构。',
    hintEn: 'Please bring the instruments to the institution.',
  },
  awaiting_second_review: {
    customerZh: '已受理，待安排',
    customerEn: 'Accepted, date to be arranged',
    hintZh: '机构将安排现场检定时间。',
    hintEn: 'The institution will arrange a date for the work on site.',
  },
  scheduled: { ...STAGES.scheduled, customerZh: '已安排检定' },
  in_progress: { ...STAGES.in_progress, customerZh: '检定中', hintZh: '正在检定。' },
  awaiting_check: { ...STAGES.awaiting_check, hintZh: '检定结果正由第二人核验。' },
};

/** A stage in the customer's words, by the kind of the order (manual §4.3, part 4). */
export function customerWords(
  stage: OrderStage,
  language: 'zh' | 'en' = 'zh',
  kind: LedgerService = 'general',
): string {
  if (stage === 'draft') return language === 'zh' ? '待提交' : 'Draft';
  const { customerZh, customerEn } = wordsOf(stage, kind);
  return language === 'zh' ? customerZh : customerEn;
}

/** What the customer should know or do in this stage. */
export function customerHint(stage: Stage, language: 'zh' | 'en', kind: LedgerService = 'general'): string {
  const { hintZh, hintEn } = wordsOf(stage, kind);
  return language === 'zh' ? hintZh : hintEn;
}

function wordsOf(stage: Stage, kind: LedgerService): StageWords {
  return (kind === 'mandatory' && MANDATORY_STAGES[stage]) || STAGES[stage];
}

/** The stages a share of this delivery mode passes on its straight way, for the steps shown to people. */
export function stepsOf(mode: DeliveryMode): Stage[] {
  const middle: Stage[] = mode === 'bring_in' ? ['awaiting_sample'] : ['awaiting_second_review', 'scheduled'];
  return ['awaiting_first_review', ...middle, 'in_progress', 'awaiting_check', 'awaiting_issue', 'completed'];
}
