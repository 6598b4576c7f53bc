import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf, isWithinMpe } from '../../domain/measurement.ts';

describe('the calculation of errors of indication', () => {
  it.each([
    ['0.4', '0.41', '0.01'],
    ['0.40', '0.4', '0.00'],
    ['0.3', '0.1', '-0.2'],
    ['100', '99.998', '-0.002'],
    ['-10.0', '-10.2', '-0.2'],
    // Binary fractions would give 0.09999999999999998.
    ['0.3', '0.4', '0.1'],
  ])('R:C13 gives, for reference %s and indication %s, the error %s', (reference, indication, error) => {
    expect(errorOf({ reference, indication })).toBe(error);
  });

  it.each([
    ['', '0.1'],
    ['0.1', ''],
    ['abc', '0.1'],
    ['1e3', '0.1'],
  ])('R:C13 gives no error for reference “%s” and indication “%s”', (reference, indication) => {
    expect(errorOf({ reference, indication })).toBeNull();
    expect(isWithinMpe({ reference, indication, mpe: '1' })).toBeNull();
  });

  it('R:C13 accepts errors up to and including the maximum permissible error, in both directions', () => {
    const point = (indication: string, mpe = '0.016') => isWithinMpe({ reference: '0.400', indication, mpe });
    expect([point('0.416'), point('0.384'), point('0.4161'), point('0.3839')]).toEqual([true, true, false, false]);
    expect(point('0.416', '')).toBeNull();
    // Written with its sign it is the same.
    expect(point('0.417', '-0.016')).toBe(false);
  });

  const value = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }));
  const written = ([digits, places]: [number, number]) => (digits / 10 ** places).toFixed(places);
  it('R:C13 gives an error that added to the reference is exactly the indication', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [reference, indication] = [written(a), written(b)];
        const scale = (text: string) => Math.round(Number(text) * 10_000);
        expect(scale(errorOf({ reference, indication }) ?? '') + scale(reference)).toBe(scale(indication));
      }),
    );
  });
});
