/** What can be wrong with the audit log, as its check names it. */
import type { Language } from './language.ts';

export const EVENT_FAULTS = {
  changed: { zh: '内容被改动', en: 'changed' },
  predecessor: { zh: '前一条记录缺失或被改动', en: 'predecessor missing or changed' },
  tail_cut: { zh: '已存证的后续记录缺失', en: 'anchored events are missing at its end' },
  rewritten: { zh: '与存证不一致，整条记录可能被重写', en: 'differs from its anchor: the chain was rewritten' },
  stream_missing: { zh: '已存证的记录全部缺失', en: 'anchored, but all its events are missing' },
  anchor_invalid: {
    zh: '存证文件此行缺失、被改动或签名不符',
    en: 'this line of the anchors is missing, changed or wrongly signed',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type EventFaultName = keyof typeof EVENT_FAULTS;
export const EVENT_FAULT_NAMES = Object.keys(EVENT_FAULTS) as [EventFaultName, ...EventFaultName[]];
