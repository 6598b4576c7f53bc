import { createContext, use } from 'react';
import type { Language } from '../domain/language.ts';
import { formatTime } from '../domain/time.ts';
import { en } from './words/en.ts';
import { type Words, zh } from './words/zh.ts';

/** The reader of a page, and its address. */
export interface Reader {
  readonly language: Language;
  /** Path and query of the page. */
  readonly address: string;
}

export const ReaderContext = createContext<Reader>({ language: 'zh', address: '/' });

export function useReader(): Reader & { readonly words: Words; readonly dates: Dates } {
  const reader = use(ReaderContext);
  return { ...reader, words: wordsIn(reader.language), dates: DATES[reader.language] };
}

export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zh;
}

/** Instants and days for the reader, in Asia/Shanghai. */
interface Dates {
  readonly day: (instant: string) => string;
  readonly minute: (instant: string) => string;
}

const datesIn = (language: Language): Dates => ({
  day: (instant) => formatTime(instant, 'day', language),
  minute: (instant) => formatTime(instant, 'minute', language),
});

const DATES: Readonly<Record<Language, Dates>> = { zh: datesIn('zh'), en: datesIn('en') };
