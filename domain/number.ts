/** Numbers of orders and certificates, and the validity of certificates. */

/**
 * The order number: date of submission and five-digit sequence of that day, e.g. 2018050900011 (manual §4.3).
 * @throws RangeError beyond 99,999 orders on one day
 */
export function orderNumber(day: string, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 99_999) {
    throw new RangeError(`sequence ${sequence} is outside 1 to 99,999`);
  }
  return day.replaceAll('-', '') + String(sequence).padStart(5, '0');
}

export const ORDER_NUMBER_PATTERN = /^\d{13}$/;

export const CERTIFICATE_KINDS = {
  verification: { prefix: 'JD', zh: '检定证书', en: 'Verification certificate' },
  verification_failure: { prefix: 'JG', zh: '检定结果通知书', en: 'Notice of verification result' },
  calibration: { prefix: 'JZ', zh: '校准证书', en: 'Calibration certificate' },
  test: { prefix: 'JC', zh: '检测报告', en: 'Test report' },
} as const;

export type CertificateKind = keyof typeof CERTIFICATE_KINDS;
export const CERTIFICATE_KIND_NAMES = Object.keys(CERTIFICATE_KINDS) as [CertificateKind, ...CertificateKind[]];

/** The certificate number: prefix of its kind, year and a six-digit sequence of kind and year, e.g. JZ2026-000017. */
export function certificateNumber(kind: CertificateKind, year: number, sequence: number): string {
  return `${CERTIFICATE_KINDS[kind].prefix}${year}-${String(sequence).padStart(6, '0')}`;
}

/** The last day of validity: `months` months after `day`, minus one day. */
export function validUntil(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfTarget)));
  target.setUTCDate(target.getUTCDate() - 1);
  return target.toISOString().slice(0, 10);
}

/** Letters and digits that are not easily confused on paper; 8 of them have about 40 bits. */
export const SLIP_PASSWORD_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'.slice(0, 31);
export const SLIP_PASSWORD_LENGTH = 8;
