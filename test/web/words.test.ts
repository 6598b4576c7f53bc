import { describe, expect, it } from 'vitest';
import { en as consoleEn } from '../../admin/words/en.ts';
import { zh as consoleZh } from '../../admin/words/zh.ts';
import type { Language } from '../../domain/language.ts';
import { createTranslate, type Dictionary } from '../../domain/words/translate.ts';
import { en as portalEn } from '../../portal/words/en.ts';
import { zh as portalZh } from '../../portal/words/zh.ts';

/** Key → the places of its text, in order of the alphabet. */
function placesOf(dictionary: Dictionary, group = ''): [string, string[]][] {
  return Object.entries(dictionary).flatMap(([name, text]) =>
    typeof text === 'string'
      ? [[group + name, [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort()] satisfies [string, string[]]]
      : placesOf(text, `${group}${name}.`),
  );
}

describe.each([
  ['console', consoleZh.hz, consoleEn.hz],
  ['portal', portalZh, portalEn],
] as const)('the words of the %s', (_, zh, en) => {
  it('R:E8 have the same keys in both languages, with the same placeholders', () => {
    expect(Object.fromEntries(placesOf(en))).toEqual(Object.fromEntries(placesOf(zh)));
  });

  it('R:E8 are never empty', () => {
    for (const dictionary of [zh, en]) {
      for (const [key] of placesOf(dictionary)) {
        const text = key
          .split('.')
          .reduce<string | Dictionary>(
            (group, name) => (typeof group === 'string' ? group : (group[name] ?? '')),
            dictionary,
          );
        expect(text, key).not.toBe('');
      }
    }
  });
});

describe('translating', () => {
  const zh = { hello: '您好，%{name}', pieces: '%{smart_count}件', group: { plain: '完成' } } as const;
  const translators: Record<Language, ReturnType<typeof createTranslate<typeof zh>>> = {
    zh: createTranslate<typeof zh>(zh, 'zh'),
    en: createTranslate<typeof zh>(
      { hello: 'Hello %{name}', pieces: '%{smart_count} piece |||| %{smart_count} pieces', group: { plain: 'Done' } },
      'en',
    ),
  };

  it('inserts values unchanged', () => {
    expect(translators.zh('hello', { name: '$& <b>%{x}</b>' })).toBe('您好，$& <b>%{x}</b>');
    expect(translators.en('group.plain')).toBe('Done');
  });

  it('uses singular and plural in languages that have them', () => {
    expect([1, 2].map((smart_count) => translators.en('pieces', { smart_count }))).toEqual(['1 piece', '2 pieces']);
    expect([1, 2].map((smart_count) => translators.zh('pieces', { smart_count }))).toEqual(['1件', '2件']);
  });
});
