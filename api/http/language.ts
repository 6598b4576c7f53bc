import type { Request } from 'express';
import { z } from 'zod';
import type { Language } from '../../domain/problem.ts';

/** Chinese unless the reader prefers English (requirement E8). */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}

const WORDS: Record<Language, z.core.$ZodErrorMap> = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

/** What zod says where the schema has no words of its own. */
export function validationWords(language: Language): z.core.$ZodErrorMap {
  return WORDS[language];
}
