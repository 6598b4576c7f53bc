/** Validation messages are in the reader's language: every body and query of the contract, with bad input. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { PersonChange } from '../../domain/contract/person.ts';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import { FAULTS } from '../../domain/fault.ts';
import { FIELD_NAMES } from '../../domain/field-name.ts';

const CHINESE = /[\u4e00-\u9fff]/;

/** Values that a person types or chooses, which are Chinese in every language. */
const DATA = /“[^”]*”/g;

const BAD: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'a',
  'abcdef',
  'Password@123',
  'nothing-else-2026',
  '12345678A',
  '12345678 ',
  '12150600MB1G636302',
  '12150600MB1G63630I',
  '99010519491231002X',
  '150603199001010011',
  '150603199013010011',
  '15060319900101001A',
  '1380000000',
  'x'.repeat(6000),
  'nul\0',
  '2026-13-01',
  -1,
  1e9,
  true,
  [],
  [null],
  [{}],
  [{ itemId: '00000000-0000-4000-8000-000000000000', conclusion: 'not_tested' }],
  {},
];

/** Bodies that break a rule about two fields. */
const TOGETHER: Partial<Record<EndpointName, object>> = {
  changePassword: { currentPassword: 'Same-2026-one', password: 'Same-2026-one', passwordAgain: 'other' },
  resetPassword: { ticket: 'x', password: 'hz7261', passwordAgain: 'hz7262' },
  addAuthorisation: {
    regionCode: '150603',
    categoryNumber: '001',
    validFrom: '2026-02-01',
    validUntil: '2026-01-01',
  },
};

function* schemasOf(name: EndpointName): Generator<z.ZodType> {
  const { body, query } = endpointDefinition(name);
  if (query) yield query;
  if (body instanceof z.ZodDiscriminatedUnion) yield* body.options as z.ZodType[];
  if (body) yield body;
}

/** The messages of a schema for bad values of each field, for a value that is no object, and for TOGETHER. */
function saidOf(name: EndpointName, language: 'zh' | 'en'): string[] {
  return [...schemasOf(name)].flatMap((schema) => {
    const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const given = [
      'no object',
      ...fields.flatMap((field) => BAD.map((value) => ({ [field]: value }))),
      TOGETHER[name] ?? {},
    ];
    return given.flatMap((value) => {
      const issues = parseInLanguage(language, schema, value).error?.issues ?? [];
      return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    });
  });
}

describe('a validation message', () => {
  const names = Object.keys(ENDPOINTS) as EndpointName[];
  const checked = names.filter((name) => !schemasOf(name).next().done);

  it.each(checked)('R:E8 is English for readers of English and Chinese for all others: %s', (name) => {
    const english = saidOf(name, 'en').map((words) => words.replace(DATA, ''));
    expect(english.filter((words) => CHINESE.test(words))).toEqual([]);
    expect(saidOf(name, 'zh').filter((words) => !CHINESE.test(words))).toEqual([]);
  });

  it('R:E8 names the field and the rule in the language of the reader', () => {
    const fault = (language: 'zh' | 'en', change: object) => {
      const { error } = parseInLanguage(language, PersonChange, { mobile: '13800000000', ...change });
      return error?.issues.map(({ message }) => message);
    };
    const long = { address: 'x'.repeat(201) };
    expect(fault('zh', long)).toEqual(['详细地址最多200个字符']);
    expect(fault('en', long)).toEqual(['At most 200 characters for the address.']);
    expect(fault('en', { mobile: '1380' })).toEqual(['A mobile number has 11 digits and begins with 1.']);
    // A check without a language answers in Chinese, also after a check in English.
    const { error } = PersonChange.safeParse({ mobile: '13800000000', ...long });
    expect(error?.issues[0]?.message).toBe('详细地址最多200个字符');
  });

  it('R:E8 has words in both languages with the same parameters', () => {
    const particulars = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [name, { zh, en }] of Object.entries(FAULTS)) {
      expect(zh, name).toMatch(CHINESE);
      expect(en, name).not.toMatch(CHINESE);
      expect(particulars(en), name).toEqual(particulars(zh));
    }
    for (const [zh, en] of Object.entries(FIELD_NAMES)) {
      expect(zh).toMatch(CHINESE);
      expect(en, zh).not.toMatch(CHINESE);
    }
  });
});
