/** Identity and phone numbers for readers who do not need them in full. */

/** `139****5678`: the first three and the last four digits. */
export function maskedMobile(mobile: string): string {
  return masked(mobile, 3, 4);
}

/** `150602********1234`: the region and the last four characters. */
export function maskedIdentityNumber(identityNumber: string): string {
  return masked(identityNumber, 6, 4);
}

/** `a***@example.org`. */
export function maskedEmail(email: string): string {
  return email.replace(/^(.).*@/, '$1***@');
}

function masked(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);
}
