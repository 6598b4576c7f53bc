/** 回执信息 of a mandatory booking: which institution has how many instruments, and what it answered (requirement C5). */
import { answerOf } from './booking-state.ts';
import type { Stage } from './stage.ts';

interface ReceiptOrder {
  readonly shares: readonly {
    readonly id: string;
    readonly institutionId: string;
    readonly institutionName: string;
    readonly stage: Stage;
    readonly receipt: string | null;
    readonly notes: string | null;
  }[];
  readonly items: readonly { readonly shareId: string | null; readonly state: 'active' | 'withdrawn' | 'cancelled' }[];
}

export const ANSWERS = {
  waiting: { zh: '待受理', en: 'Awaiting acceptance' },
  accepted: { zh: '已受理', en: 'Accepted' },
  not_accepted: { zh: '不予受理', en: 'Not accepted' },
} as const;
export type Answer = keyof typeof ANSWERS;

/** The answer of one institution about some instruments. */
export interface ReceiptLine {
  readonly answer: Answer;
  readonly count: number;
  /** The receipt or notes with the answer. */
  readonly said: string | null;
}

export interface ReceiptPart {
  readonly institutionId: string;
  readonly institutionName: string;
  readonly count: number;
  readonly lines: readonly ReceiptLine[];
}

function receiptAnswer(stage: Stage): Answer {
  const answer = answerOf(stage);
  if (answer === 'waiting') return 'waiting';
  return answer === 'refused' ? 'not_accepted' : 'accepted';
}

/** By institution; cancelled and withdrawn instruments do not count. */
export function receiptOf({ shares, items }: ReceiptOrder): { total: number; parts: ReceiptPart[] } {
  const parts = new Map<string, ReceiptPart>();
  for (const { id, institutionId, institutionName, stage, receipt, notes } of shares) {
    const count = items.filter((item) => item.shareId === id && item.state === 'active').length;
    if (count === 0) continue;
    const answer = receiptAnswer(stage);
    const said = answer === 'not_accepted' ? notes : receipt;
    const known = parts.get(institutionId);
    parts.set(institutionId, {
      institutionId,
      institutionName,
      count: (known?.count ?? 0) + count,
      lines: [...(known?.lines ?? []), { answer, count, said }],
    });
  }
  const all = [...parts.values()];
  return { total: all.reduce((sum, { count }) => sum + count, 0), parts: all };
}
