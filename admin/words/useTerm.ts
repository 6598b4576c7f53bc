import { useCallback } from 'react';
import { useLocale } from 'react-admin';

export interface Term {
  readonly zh: string;
  readonly en: string;
}

/** The reader's language, as the tables of domain/ name it. */
export function useLanguage(): 'zh' | 'en' {
  return useLocale() === 'en' ? 'en' : 'zh';
}

/** Words that the business defines in domain/ (stages, commands, duties …), in the reader's language. */
export function useTerm(): (term: Term) => string {
  const language = useLanguage();
  return useCallback((term) => term[language], [language]);
}
