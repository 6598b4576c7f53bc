import type { OrderItem } from '../../../domain/contract/order.ts';
import { isWithinMpe } from '../../../domain/measurement.ts';
import { draftOf } from './measurement/draft.ts';
import type { ResultValue } from './ResultsContext.ts';

export const NOTHING_YET: ResultValue = { conclusion: '', measured: '', reason: '', measurement: null };

/** The results recorded so far, to be edited. */
export function recordedValues(items: readonly OrderItem[]): Map<string, ResultValue> {
  return new Map(
    items.map(({ id, result }) => [
      id,
      result
        ? {
            conclusion: result.conclusion,
            measured: result.measured,
            reason: result.reason,
            measurement: draftOf({ result }),
          }
        : NOTHING_YET,
    ]),
  );
}

/** Whether the reason is missing for an instrument that was not tested (rule of the contract). */
export function lacksReason({ conclusion, reason }: ResultValue): boolean {
  return conclusion === 'not_tested' && reason.trim() === '';
}

/** Whether an instrument would pass with an error beyond the maximum permissible one (rule of the contract). */
export function exceedsMpe({ conclusion, measurement }: ResultValue): boolean {
  return conclusion === 'pass' && (measurement?.points.some((point) => isWithinMpe(point) === false) ?? false);
}

/** Whether something is missing or wrong before the result can be submitted. */
export function isFaulty(value: ResultValue): boolean {
  return value.conclusion === '' || lacksReason(value) || exceedsMpe(value);
}

/** The number of instruments that lack a conclusion, that lack a reason, and that cannot pass. */
export function faultsOf(values: Iterable<ResultValue>): { conclusions: number; reasons: number; beyondMpe: number } {
  const faults = { conclusions: 0, reasons: 0, beyondMpe: 0 };
  for (const value of values) {
    if (value.conclusion === '') faults.conclusions += 1;
    if (lacksReason(value)) faults.reasons += 1;
    if (exceedsMpe(value)) faults.beyondMpe += 1;
  }
  return faults;
}

/** The requests to send: the results that have a conclusion, in portions that the contract accepts. */
export function portions(values: ReadonlyMap<string, ResultValue>, size = 1000) {
  const results = [...values].flatMap(([itemId, { conclusion, measured, reason, measurement }]) =>
    conclusion === '' ? [] : [{ itemId, conclusion, measured, reason, measurement }],
  );
  return Array.from({ length: Math.ceil(results.length / size) }, (_, index) =>
    results.slice(index * size, (index + 1) * size),
  );
}
