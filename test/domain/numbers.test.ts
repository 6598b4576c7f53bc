import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeFault } from '../../domain/credit-code.ts';
import {
  certificateNumber,
  ORDER_NUMBER_PATTERN,
  orderNumber,
  SLIP_PASSWORD_ALPHABET,
  validUntil,
} from '../../domain/number.ts';
import { businessDay } from '../../domain/time.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('numbering', () => {
  it('R:C2 builds an order number from its day and a sequence of five digits, as in the manual', () => {
    expect(orderNumber('2018-05-09', 11)).toBe('2018050900011');
    expect(() => orderNumber('2018-05-09', 100_000)).toThrow(RangeError);
    expect(() => orderNumber('2018-05-09', 0)).toThrow(RangeError);
    const sequence = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(sequence, sequence, (one, two) => {
        const [first, second] = [orderNumber('2026-01-31', one), orderNumber('2026-01-31', two)];
        expect(first).toMatch(ORDER_NUMBER_PATTERN);
        expect(Math.sign(first.localeCompare(second))).toBe(Math.sign(one - two));
      }),
    );
  });

  it('R:C2 takes the business day in Asia/Shanghai', () => {
    expect(businessDay(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(businessDay(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  it('R:C13 builds a certificate number from kind, year and sequence', () => {
    expect(certificateNumber('calibration', 2026, 17)).toBe('JZ2026-000017');
    expect(certificateNumber('verification_failure', 2026, 1)).toBe('JG2026-000001');
  });

  it('R:C13 ends the validity of a certificate on the day before, also at the end of a month', () => {
    expect(validUntil('2026-03-15', 12)).toBe('2027-03-14');
    expect(validUntil('2026-08-31', 6)).toBe('2027-02-27');
    expect(validUntil('2024-02-29', 12)).toBe('2025-02-27');
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (date, months) => {
        const from = date.toISOString().slice(0, 10);
        const until = validUntil(from, months);
        const passed =
          (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
          Number(until.slice(5, 7)) -
          Number(from.slice(5, 7));
        expect(until > from).toBe(true);
        expect(passed === months || passed === months - 1).toBe(true);
      }),
    );
  });

  it('R:C15 uses no characters in slip passwords that look alike on paper', () => {
    expect(SLIP_PASSWORD_ALPHABET).not.toMatch(/[01OIl]/);
    expect(new Set(SLIP_PASSWORD_ALPHABET).size).toBe(SLIP_PASSWORD_ALPHABET.length);
  });
});

describe('the check of unified social credit codes', () => {
  const base = fc
    .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
    .map((letters) => letters.join(''));
  const complete = (first17: string) => {
    const fault = creditCodeFault(`${first17}0`);
    return fault?.kind === 'check' ? first17 + fault.expected : `${first17}0`;
  };

  it('R:A4 accepts real codes and says what is wrong with others', () => {
    expect(creditCodeFault('91350100M000100Y43')).toBeNull();
    expect(creditCodeFault('91350100M000100Y4')).toEqual({ kind: 'length', length: 17 });
    expect(creditCodeFault('91350100M0O0100Y43')).toEqual({ kind: 'character', position: 11, character: 'O' });
    expect(creditCodeFault('91350100M000100Y44')).toEqual({ kind: 'check', expected: '3', actual: '4' });
  });

  it('R:A4 finds one check character for every seventeen characters, and every single wrong character', () => {
    fc.assert(
      fc.property(base, fc.nat(16), fc.constantFrom(...ALPHABET), (first17, at, letter) => {
        const code = complete(first17);
        expect(creditCodeFault(code)).toBeNull();
        if (code[at] === letter) return;
        expect(creditCodeFault(code.slice(0, at) + letter + code.slice(at + 1))?.kind).toBe('check');
      }),
    );
  });
});
