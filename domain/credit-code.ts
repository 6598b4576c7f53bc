/** The unified social credit code, GB 32100-2015: 18 characters, the last of which is a check character. */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** `position` counts from 1; `expected` is the check character computed from the others. */
export type CodeFault =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'character'; readonly position: number; readonly character: string }
  | { readonly kind: 'check'; readonly expected: string; readonly actual: string };

/** Why the code is not valid, or null if it is. */
export function creditCodeFault(code: string): CodeFault | null {
  const characters = [...code];
  if (characters.length !== 18) return { kind: 'length', length: characters.length };
  let sum = 0;
  for (const [index, character] of characters.entries()) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return { kind: 'character', position: index + 1, character };
    sum += value * (WEIGHTS[index] ?? 0);
  }
  const expected = ALPHABET[(31 - (sum % 31)) % 31] ?? '';
  const actual = characters[17] ?? '';
  return expected === actual ? null : { kind: 'check', expected, actual };
}
