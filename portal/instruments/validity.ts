/** The validity of an instrument in words, by the business day; the colour only repeats them (requirement B2). */
export type Validity = 'none' | 'valid' | 'soon' | 'expired';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

export function validityOf(validUntil: string | null, today: string = day.format(new Date())): Validity {
  if (!validUntil) return 'none';
  if (validUntil < today) return 'expired';
  const soon = new Date(`${today}T00:00:00Z`);
  soon.setUTCDate(soon.getUTCDate() + 30);
  return validUntil <= soon.toISOString().slice(0, 10) ? 'soon' : 'valid';
}

export const ROW_COLOURS = { none: undefined, valid: undefined, soon: '#fff8e1', expired: '#fdecea' } as const;
