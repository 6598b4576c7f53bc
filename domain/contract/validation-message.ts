/**
 * Validation messages in the reader's language. Zod asks a schema for its message within one synchronous call; the
 * language is set for that call only.
 */
import type { z } from 'zod';
import english from 'zod/v4/locales/en.js';
import chinese from 'zod/v4/locales/zh-CN.js';
import { type Fault, type FaultName, faultWords } from '../fault.ts';
import type { Language } from '../language.ts';

/** The default where the reader is unknown: workbooks, whose headings are Chinese too. */
let language: Language = 'zh';

/** Zod's own messages, for schemas without one, e.g. for a field that only a program could omit. */
const ZOD_MESSAGES: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  zh: chinese().localeError,
  en: english().localeError,
};

export function validationWords(reader: Language): z.core.$ZodErrorMap {
  return ZOD_MESSAGES[reader];
}

/** The fault as a schema's message: `z.string(withMessage('fill_in', { field: '姓名' }))`. */
export function withMessage(name: FaultName, particulars?: Fault['params']): { error: () => string } {
  return { error: () => formatMessage({ name, ...(particulars ? { params: particulars } : {}) }) };
}

/** The message of a fault that a custom check has found, for `addIssue`. */
export function formatMessage(fault: Fault): string {
  return faultWords(fault, language);
}

/** Parses a value by a schema of the contract, with messages in the reader's language. */
export function parseInLanguage<S extends z.ZodType>(
  reader: Language,
  schema: S,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  const before = language;
  language = reader;
  try {
    const checked = schema.safeParse(value, { error: ZOD_MESSAGES[reader] });
    // Zod makes its messages when the error is first read, so it is read here.
    void checked.error;
    return checked;
  } finally {
    language = before;
  }
}
