import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Words } from './zh.ts';

type Leaf<T, P extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaf<T[K], `${P}${K}.`>;
}[keyof T & string];

/** A key of the console's texts, e.g. `decision.notes`. */
export type WordKey = Leaf<Words['hz'], ''>;

export type Translate = (key: WordKey, values?: Record<string, string | number>) => string;

/** Translates a key of the console's texts; an unknown key is a compiler error. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, values) => translate(`hz.${key}`, values), [translate]);
}
