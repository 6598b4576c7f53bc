/**
 * Measurements on one instrument, in the terms of the VIM (JJF 1001): at each point the reference quantity value, the
 * indication, its error, and the maximum permissible error. Values are decimal numbers as they were written: trailing
 * zeros show the resolution.
 */
import Big from 'big.js';

export const DECIMAL = /^[-+]?\d{1,12}(\.\d{1,10})?$/;

interface Reading {
  readonly reference: string;
  readonly indication: string;
}

/** Digits behind the decimal point. */
const decimals = (value: string) => value.split('.')[1]?.length ?? 0;

/** Error of indication: indication minus reference, with the decimals of the finer one; null until both are known. */
export function errorOf({ reference, indication }: Reading): string | null {
  if (!DECIMAL.test(reference) || !DECIMAL.test(indication)) return null;
  return new Big(indication).minus(reference).toFixed(Math.max(decimals(reference), decimals(indication)));
}

/** Whether the error is within the maximum permissible error; null if that cannot be decided. */
export function isWithinMpe(point: Reading & { readonly mpe: string }): boolean | null {
  const error = errorOf(point);
  if (error === null || !DECIMAL.test(point.mpe)) return null;
  return new Big(error).abs().lte(new Big(point.mpe).abs());
}

/** The measurement form that is suggested first for an instrument with this name. */
export function formFor<F extends { readonly instruments: readonly string[] }>(
  forms: readonly F[],
  name: string,
): F | undefined {
  return forms.find(({ instruments }) => instruments.includes(name));
}

/** Whether the certificate of a measurement standard had expired by the day. */
export function hasRunOut({ validUntil }: { readonly validUntil: string | null }, day: string): boolean {
  return (validUntil ?? '') < day;
}
