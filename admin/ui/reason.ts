import type { WordKey } from '../words/useSay.ts';

/** A standard reason: a short label, and the text that tells the customer what to do. */
export type Reason = WordKey extends infer K ? (K extends `reasons.${infer R}_text` ? R : never) : never;

export function reasonWords(reason: Reason): { label: WordKey; text: WordKey } {
  return { label: `reasons.${reason}`, text: `reasons.${reason}_text` };
}
