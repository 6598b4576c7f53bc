/**
 * A visit on site: the customer's answer to its date (requirement C12), and half days of travel, which occupy people,
 * vehicles and equipment like the visit itself (E4).
 */
import { fromWallClock, HALF_DAY_MS, wallClock } from './time.ts';
import { type CalendarExceptions, dueAt } from './working-time.ts';

/** `zh` and `en` are for staff. */
export const VISIT_ANSWERS = {
  awaited: {
    zh: '待客户确认',
    en: 'Not confirmed yet',
    customerZh: '请确认检测时间',
    customerEn: 'Please confirm the date',
    tone: 'warning',
  },
  confirmed: {
    zh: '客户已确认',
    en: 'Confirmed',
    customerZh: '您已确认',
    customerEn: 'You confirmed it',
    tone: 'success',
  },
  assumed: {
    zh: '视为同意',
    en: 'Counts as accepted',
    customerZh: '已视为同意',
    customerEn: 'Counts as accepted',
    tone: 'info',
  },
  another_asked: {
    zh: '客户申请改期',
    en: 'Another date asked for',
    customerZh: '已申请改期，等待安排',
    customerEn: 'You asked for another date',
    tone: 'error',
  },
} as const;

export type VisitAnswer = keyof typeof VISIT_ANSWERS;
export const VISIT_ANSWER_NAMES = Object.keys(VISIT_ANSWERS) as [VisitAnswer, ...VisitAnswer[]];

/** The system's steps while a customer has not answered. */
export const VISIT_STEPS = {
  remind_of_visit: { zh: '已提醒确认检测时间', en: 'Reminded to confirm the date' },
  assume_visit: { zh: '逾期未答复，视为同意检测时间', en: 'No answer in time: the date counts as accepted' },
} as const;
export type VisitStep = keyof typeof VISIT_STEPS;
export const VISIT_STEP_NAMES = Object.keys(VISIT_STEPS) as [VisitStep, ...VisitStep[]];

const ANSWER_WORKING_DAYS = 2;
const REMIND_AFTER_WORKING_DAYS = 1;

/** Until when a customer may answer a date set now, and when the reminder is sent, if there is time for one. */
export function answerTimes(
  now: Date,
  startsAt: Date,
  calendar: CalendarExceptions,
): { readonly answerBy: Date; readonly remindAt: Date | null } {
  const limit = dueAt(now, ANSWER_WORKING_DAYS, calendar);
  const answerBy = limit < startsAt ? limit : startsAt;
  const reminder = dueAt(now, REMIND_AFTER_WORKING_DAYS, calendar);
  return { answerBy, remindAt: reminder < answerBy ? reminder : null };
}

/** The maximum number of starts that a customer may wish for, in order of preference. */
export const MAX_WISHES = 3;

/** Half days of travel; SQL stores their number. */
export const TRAVEL_HALF_DAYS = [0, 1, 2] as const;
export type TravelHalfDays = (typeof TRAVEL_HALF_DAYS)[number];
export const TRAVEL = [
  { zh: '当天往返', en: 'Same day' },
  { zh: '半天', en: 'Half a day' },
  { zh: '一天', en: 'A day' },
] as const satisfies Record<TravelHalfDays, { zh: string; en: string }>;

/** The start of an instant's half day; half days begin at midnight and noon in Asia/Shanghai. */
const halfDayOf = (at: number) =>
  fromWallClock(new Date(Math.floor(wallClock(new Date(at)).getTime() / HALF_DAY_MS) * HALF_DAY_MS)).getTime();

export interface Way {
  readonly direction: 'out' | 'back';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The whole half days of travel, by time. */
export function waysOf({
  before,
  after,
  leavesAt,
  returnsAt,
}: {
  readonly before: number;
  readonly after: number;
  readonly leavesAt: Date;
  readonly returnsAt: Date;
}): Way[] {
  const out = {
    direction: 'out',
    startsAt: leavesAt,
    endsAt: new Date(leavesAt.getTime() + before * HALF_DAY_MS),
  } as const;
  const back = {
    direction: 'back',
    startsAt: new Date(returnsAt.getTime() - after * HALF_DAY_MS),
    endsAt: returnsAt,
  } as const;
  return [...(before > 0 ? [out] : []), ...(after > 0 ? [back] : [])];
}

/**
 * From departure to return: whole half days before the one in which the visit starts, and after the one in which it
 * ends. SQL has the same function, `visit_span`; a test compares them.
 */
export function visitSpan(
  startsAt: Date,
  endsAt: Date,
  before: number,
  after: number,
): { readonly leavesAt: Date; readonly returnsAt: Date } {
  const leaves = before === 0 ? startsAt.getTime() : halfDayOf(startsAt.getTime()) - before * HALF_DAY_MS;
  const returns = after === 0 ? endsAt.getTime() : halfDayOf(endsAt.getTime() - 1) + (after + 1) * HALF_DAY_MS;
  return { leavesAt: new Date(leaves), returnsAt: new Date(returns) };
}
