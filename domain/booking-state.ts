/**
 * The state of a mandatory booking as its customer reads it (manual §4.3: 待提交, 已提交, 已受理, 已反馈), derived from the
 * stages of its shares. SQL has the same function, `booking_state(text[])`.
 */
import type { BookingAnswer } from './stage/definition.ts';
import { STAGE_NAMES, STAGES, type Stage } from './stage.ts';

type Answer = NonNullable<BookingAnswer>;

/** The answer of one share's institution: none yet, refused, accepted, finished; or the share was cancelled. */
const ANSWERS: readonly Answer[] = ['waiting', 'refused', 'accepted', 'completed', 'cancelled'];

interface StateDefinition {
  readonly zh: string;
  readonly en: string;
  readonly hintZh: string;
  readonly hintEn: string;
  /** The state requires at least one share with each of these answers … */
  readonly some: readonly Answer[];
  /** … and no share with one of these. */
  readonly none: readonly Answer[];
  readonly tone: 'neutral' | 'waiting' | 'attention' | 'working' | 'done' | 'closed';
}

/** The first matching state applies; an order without shares is a draft. */
export const BOOKING_STATES = {
  draft: {
    zh: '待提交',
    en: 'Draft',
    hintZh: '预约单已暂存，提交后由计量技术机构受理。',
    hintEn: 'Saved as a draft; institutions get it when you submit it.',
    some: [],
    none: ANSWERS,
    tone: 'neutral',
  },
  submitted: {
    zh: '已提交',
    en: 'Submitted',
    hintZh: '已提交至相关计量技术机构，请等待受理。',
    hintEn: 'Submitted to the institutions; please wait for their answers.',
    some: ['waiting'],
    none: ['refused', 'accepted', 'completed'],
    tone: 'waiting',
  },
  partly_answered: {
    zh: '部分反馈',
    en: 'Partly answered',
    hintZh: '部分计量技术机构已反馈，其余待受理，详见回执信息。',
    hintEn: 'Some institutions have answered, others have not yet; see the receipt.',
    some: ['waiting'],
    none: [],
    tone: 'waiting',
  },
  not_accepted: {
    zh: '不予受理',
    en: 'Not accepted',
    hintZh: '请按备注修改后重新预约。',
    hintEn: 'Correct the booking as the notes say and book again.',
    some: ['refused'],
    none: ['waiting', 'accepted', 'completed'],
    tone: 'attention',
  },
  answered: {
    zh: '已反馈',
    en: 'Answered',
    hintZh: '部分器具不予受理，请按备注修改后重新预约，详见回执信息。',
    hintEn: 'Some instruments were not accepted; see the receipt, correct them and book again.',
    some: ['refused'],
    none: [],
    tone: 'attention',
  },
  accepted: {
    zh: '已受理',
    en: 'Accepted',
    hintZh: '计量技术机构已受理，请按回执信息送检或准备现场检定。',
    hintEn: 'Accepted: bring in the instruments or have them ready on site as the receipt says.',
    some: ['accepted'],
    none: [],
    tone: 'working',
  },
  completed: {
    zh: '已完成',
    en: 'Completed',
    hintZh: '证书可以下载。',
    hintEn: 'The certificates can be downloaded.',
    some: ['completed'],
    none: [],
    tone: 'done',
  },
  cancelled: {
    zh: '已取消',
    en: 'Cancelled',
    hintZh: '该预约单已取消，可重新预约。',
    hintEn: 'The booking was cancelled; the instruments can be booked again.',
    some: ['cancelled'],
    none: [],
    tone: 'closed',
  },
} as const satisfies Record<string, StateDefinition>;

export type BookingState = keyof typeof BOOKING_STATES;
export const BOOKING_STATE_NAMES = Object.keys(BOOKING_STATES) as [BookingState, ...BookingState[]];

/** The answer that a stage counts as; null for a superseded share. */
export function answerOf(stage: Stage): Answer | null {
  return STAGES[stage].bookingAnswer;
}

/** @param shares the stages of the order's shares */
export function bookingState(shares: readonly Stage[]): BookingState {
  const answers = new Set(shares.map(answerOf));
  const fits = (name: BookingState) => {
    const { some, none }: StateDefinition = BOOKING_STATES[name];
    return some.every((answer) => answers.has(answer)) && !none.some((answer) => answers.has(answer));
  };
  return BOOKING_STATE_NAMES.find(fits) ?? 'draft';
}

/** The stages that count as the answer, for SQL. */
function stagesOf(answer: Answer): Stage[] {
  return STAGE_NAMES.filter((stage) => answerOf(stage) === answer);
}

/** The body of `booking_state(stages text[])` in SQL: a migration contains a copy of it. */
export function bookingStateSql(): string {
  const has = (answer: Answer) =>
    `stages && array[${stagesOf(answer)
      .map((stage) => `'${stage}'`)
      .join(', ')}]`;
  const condition = ({ some, none }: StateDefinition) =>
    [...some.map(has), ...none.map((answer) => `not (${has(answer)})`)].join(' and ');
  return `case ${BOOKING_STATE_NAMES.map((name) => `when ${condition(BOOKING_STATES[name])} then '${name}'`).join('\n  ')} end`;
}
