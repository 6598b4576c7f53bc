import type { Language } from '../language.ts';

/** Texts by name, in groups; `%{name}` stands for a value, `||||` separates singular and plural by `%{smart_count}`. */
export interface Dictionary {
  readonly [name: string]: string | Dictionary;
}

/** A key of a dictionary, e.g. `decision.notes`. */
export type WordKey<D, P extends string = ''> = {
  [K in keyof D & string]: D[K] extends string ? `${P}${K}` : WordKey<D[K], `${P}${K}.`>;
}[keyof D & string];

/** The type of a dictionary in another language: the same keys. */
export type Translation<D> = D extends string
  ? string
  : D extends (...values: never[]) => string
    ? D
    : { readonly [K in keyof D]: Translation<D[K]> };

type TextAt<D, K extends string> = K extends `${infer Group}.${infer Rest}`
  ? Group extends keyof D
    ? TextAt<D[Group], Rest>
    : never
  : K extends keyof D
    ? D[K]
    : never;

type Place<T> = T extends `${string}%{${infer Name}}${infer Rest}` ? Name | Place<Rest> : never;

type Values<D, K extends string> = [Place<TextAt<D, K>>] extends [never]
  ? []
  : [values: Readonly<Record<Place<TextAt<D, K>>, string | number>>];

/** A key whose text has no places for values. */
export type PlainKey<D> = { [K in WordKey<D>]: Values<D, K> extends [] ? K : never }[WordKey<D>];

/** The text of a key in the reader's language. An unknown key or a missing value is a compiler error. */
export type Translate<D> = <K extends WordKey<D>>(key: K, ...values: Values<D, K>) => string;

/**
 * The texts have the syntax of Polyglot, which react-admin brings to the console. The portal reads them without it: Polyglot
 * would add 8 kB to the first load of a customer's phone.
 * @param words the dictionary of the language
 */
export function createTranslate<D>(words: Translation<D>, language: Language): Translate<D> {
  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const forms = textAt(words, key).split('||||');
    // Chinese has no plural.
    const isPlural = language === 'en' && given.smart_count !== 1;
    const form = (isPlural ? forms[1] : undefined) ?? forms[0] ?? '';
    return form.trim().replace(/%\{(\w+)\}/g, (place, name: string) => String(given[name] ?? place));
  };
}

function textAt(words: unknown, key: string): string {
  const text = key.split('.').reduce<unknown>((group, name) => (group as Dictionary | undefined)?.[name], words);
  return typeof text === 'string' ? text : key;
}
