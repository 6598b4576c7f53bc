import type { Request } from 'express';
import type { Language } from '../../domain/language.ts';

/** Chinese unless the reader prefers English (requirement E8). */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
