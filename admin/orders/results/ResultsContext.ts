import { createContext, useContext } from 'react';
import type { ResponseOf } from '../../../domain/contract/endpoints.ts';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { Conclusion } from '../../../domain/contract/result.ts';
import type { Conditions, Draft } from './measurement/draft.ts';

/** A result as it is typed. */
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
  /** How often what is missing has been marked; 0 before anybody asked. */
  marked: number;
  change(itemId: string, value: ResultValue): void;
  /** Gives every instrument these conditions. */
  applyConditions(conditions: Conditions): void;
  /** Takes over what a workbook says. */
  take(results: ResponseOf<'readResults'>['data']): void;
  /** Passes every instrument that has no conclusion yet. */
  passAll(): void;
  /** Saves what has a conclusion; false if it could not. */
  save(): Promise<boolean>;
  /** Saves if every instrument has its result; otherwise marks what is missing and answers false. */
  completeAndSave(): Promise<boolean>;
}

export const ResultsContext = createContext<Results | null>(null);

/** @throws outside an order page */
export function useResults(): Results {
  const results = useContext(ResultsContext);
  if (!results) throw new Error('useResults needs a ResultsProvider');
  return results;
}
