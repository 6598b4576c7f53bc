/** The organisation code, GB 11714-1997: eight characters and a check character. */

import type { CodeFault } from './credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Why the code is not valid, or null if it is. */
export function organisationCodeFault(code: string): CodeFault | null {
  const characters = [...code];
  if (characters.length !== 9) return { kind: 'length', length: characters.length };
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const character = characters[index] ?? '';
    const value = ALPHABET.indexOf(character);
    if (value < 0) return { kind: 'character', position: index + 1, character };
    sum += value * weight;
  }
  const check = 11 - (sum % 11);
  const expected = check === 10 ? 'X' : check === 11 ? '0' : String(check);
  const actual = characters[8] ?? '';
  return expected === actual ? null : { kind: 'check', expected, actual };
}
