import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type {
  WordKey as KeyOf,
  PlainKey as PlainKeyOf,
  Translate as TranslateIn,
} from '../../domain/words/translate.ts';
import type { Words } from './zh.ts';

/** A key of the console's texts, e.g. `decision.notes`. */
export type WordKey = KeyOf<Words['hz']>;

/** A key whose text has no places for values. */
export type PlainKey = PlainKeyOf<Words['hz']>;

export type Translate = TranslateIn<Words['hz']>;

/** Translates a key of the console's texts; an unknown key is a compiler error. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, ...[values]) => translate(`hz.${key}`, values), [translate]);
}
