/**
 * The citizen identity number, GB 11643-1999: region (6), birth date (8), sequence (3) and a check character
 * (ISO 7064 MOD 11-2).
 */

const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** The first two digits of GB/T 2260: provinces, Taiwan, Hong Kong and Macao. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

export type IdentityNumberFault =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'character'; readonly position: number; readonly character: string }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'birth_date'; readonly date: string }
  | { readonly kind: 'check'; readonly expected: string; readonly actual: string };

/**
 * Why the number is not valid, or null if it is. `position` counts from 1.
 * @param today the business day, YYYY-MM-DD: a later birth date is not valid
 */
export function identityNumberFault(number: string, today: string): IdentityNumberFault | null {
  const characters = [...number];
  if (characters.length !== LENGTH) return { kind: 'length', length: characters.length };
  for (const [index, character] of characters.entries()) {
    const allowed = index === LENGTH - 1 ? /[\dX]/ : /\d/;
    if (!allowed.test(character)) return { kind: 'character', position: index + 1, character };
  }
  if (!PROVINCES.has(number.slice(0, 2))) return { kind: 'region', region: number.slice(0, 2) };
  const date = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(date) || date < '1900-01-01' || date > today) return { kind: 'birth_date', date };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(characters[index]), 0);
  const expected = CHECKS[sum % 11] ?? '';
  const actual = characters[LENGTH - 1] ?? '';
  return expected === actual ? null : { kind: 'check', expected, actual };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
