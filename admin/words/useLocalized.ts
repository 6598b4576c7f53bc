import { useCallback } from 'react';
import { useLocale } from 'react-admin';
import type { Language } from '../../domain/language.ts';

export type LocalizedText = Readonly<Record<Language, string>>;

/** The reader's language in the form of domain/. */
export function useLanguage(): Language {
  return useLocale() === 'en' ? 'en' : 'zh';
}

/** Words from domain/ (stages, commands, duties …) in the reader's language. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}
