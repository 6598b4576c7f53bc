/**
 * What a request may take from the others. Every person, and for visitors every address, has points for a minute; each
 * endpoint costs some of them, by the work that it makes. What leaves something behind that others pay for (an import, a
 * text message) is counted by itself too. Counted before the body of the request is read.
 */
import type { Language } from '../language.ts';

export const POINTS_A_MINUTE = { person: 6_000, visitor: 1_200 } as const;
/** Live updates that a person may have open at the same time: two in each window. */
export const STREAMS_AT_ONCE = 24;

interface CostDefinition {
  readonly points: number;
  /** Counted by itself, by all copies of the API together. */
  readonly limit?: { readonly most: number; readonly minutes: number };
  /** What a person who has reached a limit can do. */
  readonly zh: string;
  readonly en: string;
}

export const COSTS = {
  ordinary: { points: 1, zh: '请放慢操作。', en: 'Slow down.' },
  /** A public list: every reader gets the same. */
  list: { points: 5, zh: '请放慢操作。', en: 'Slow down.' },
  /** A PDF, or a picture that is decoded. */
  document: { points: 60, zh: '请逐份下载。', en: 'Download them one after the other.' },
  /** A workbook that is written or read. */
  workbook: { points: 120, zh: '请缩小范围后一次导出。', en: 'Narrow the query and export once.' },
  stream: { points: 5, zh: '请关闭多余的页面。', en: 'Close the windows that you do not need.' },
  file: {
    points: 30,
    limit: { most: 120, minutes: 60 },
    zh: '请稍后再上传其余的文件。',
    en: 'Upload the other files later.',
  },
  verification: {
    points: 10,
    limit: { most: 60, minutes: 15 },
    zh: '请稍后再查验其余的证书。',
    en: 'Verify the other certificates later.',
  },
  import: {
    points: 200,
    limit: { most: 60, minutes: 60 },
    zh: '请把多个文件合并后再导入。',
    en: 'Put the files together and import them at once.',
  },
  draft: {
    points: 10,
    limit: { most: 200, minutes: 60 },
    zh: '请修改已有的草稿，不必重复新建。',
    en: 'Change a draft that you have instead of making another one.',
  },
  message: {
    points: 10,
    limit: { most: 60, minutes: 60 },
    zh: '每条消息都会发送短信，请把内容合并成一条。',
    en: 'Each message is also sent by SMS; put what you have to say into one.',
  },
} as const satisfies Record<string, CostDefinition>;

export type Cost = keyof typeof COSTS;

export function costDefinition(cost: Cost): CostDefinition {
  return COSTS[cost];
}

/** What a person who has reached this limit can do. */
export function costAdvice(cost: string, language: Language): string {
  return Object.hasOwn(COSTS, cost) ? COSTS[cost as Cost][language] : '';
}
