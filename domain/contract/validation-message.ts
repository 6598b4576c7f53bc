/**
 * The words of a schema in the reader's language. Zod asks a schema for them within one call that nothing interrupts; for
 * just that long it is known here who reads them.
 */
import type { z } from 'zod';
import english from 'zod/v4/locales/en.js';
import chinese from 'zod/v4/locales/zh-CN.js';
import { type Fault, type FaultName, faultWords } from '../fault.ts';
import type { Language } from '../language.ts';

/** Where nobody says who reads it: workbooks, whose headings are Chinese too. */
let language: Language = 'zh';

/** What zod says where a schema has no words of its own, e.g. of a field that only a program could leave out. */
const ZOD_MESSAGES: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  zh: chinese().localeError,
  en: english().localeError,
};

export function validationWords(reader: Language): z.core.$ZodErrorMap {
  return ZOD_MESSAGES[reader];
}

/** The fault as a schema's own words: `z.string(says('fill_in', { field: '姓名' }))`. */
export function withMessage(name: FaultName, particulars?: Fault['params']): { error: () => string } {
  return { error: () => formatMessage({ name, ...(particulars ? { params: particulars } : {}) }) };
}

/** The words of a fault that a check of its own has found, for `addIssue`. */
export function formatMessage(fault: Fault): string {
  return faultWords(fault, language);
}

/** Checks a value by a schema of the contract; what is wrong is said in the reader's language. */
export function parseInLanguage<S extends z.ZodType>(
  reader: Language,
  schema: S,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  const before = language;
  language = reader;
  try {
    const checked = schema.safeParse(value, { error: ZOD_MESSAGES[reader] });
    // Zod looks for its words when the error is first read: that is now.
    void checked.error;
    return checked;
  } finally {
    language = before;
  }
}
