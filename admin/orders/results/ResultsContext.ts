import { createContext, useContext } from 'react';
import type { ResponseOf } from '../../../domain/contract/endpoints.ts';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { Conclusion } from '../../../domain/contract/result.ts';
import type { Conditions, Draft } from './measurement/draft.ts';

/** A result in the form. */
export interface ResultValue {
  conclusion: Conclusion | '';
  measured: string;
  reason: string;
  measurement: Draft | null;
}

export interface Results {
  /** The instruments that need a result. */
  items: readonly OrderItem[];
  values: ReadonlyMap<string, ResultValue>;
  dirty: boolean;
  pending: boolean;
  /** How often missing values have been marked; 0 if never. */
  marked: number;
  change(itemId: string, value: ResultValue): void;
  /** Sets the conditions of all instruments. */
  applyConditions(conditions: Conditions): void;
  /** Takes over the results of a workbook. */
  take(results: ResponseOf<'readResults'>['data']): void;
  /** Sets the conclusion “pass” for all instruments that have no conclusion yet. */
  passAll(): void;
  /** Saves the results that have a conclusion; returns false if that failed. */
  save(): Promise<boolean>;
  /** Saves if every instrument has its result; otherwise marks what is missing and returns false. */
  completeAndSave(): Promise<boolean>;
}

export const ResultsContext = createContext<Results | null>(null);

/** @throws Error outside an order page */
export function useResults(): Results {
  const results = useContext(ResultsContext);
  if (!results) throw new Error('useResults needs a ResultsProvider');
  return results;
}
