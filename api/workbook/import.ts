/**
 * The import of managed records: all rows or none. A record with a known key is changed, one with a new key is added,
 * and records that the workbook does not contain stay as they are.
 */
import type { ImportPlan } from '../../domain/contract/managed-record.ts';
import type { FieldChange } from '../../store/event/changes.ts';

const MAX_ROWS_SHOWN = 200;

/** The effect of a row of the workbook. */
export interface Planned<I> {
  readonly input: I;
  /** By which a clerk finds the record, e.g. the number of a kind. */
  readonly key: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: readonly FieldChange[];
}

/** Carries out the plan if `apply` is true, and returns it. */
export async function applyPlan<I>(
  planned: readonly Planned<I>[],
  apply: boolean,
  add: (input: I) => Promise<unknown>,
  change: (input: I) => Promise<unknown>,
): Promise<ImportPlan> {
  const added = planned.filter(({ isNew }) => isNew);
  const changed = planned.filter(({ isNew, changes }) => !isNew && changes.length > 0);
  if (apply) {
    // Changes come first, because they may make room for additions, e.g. an authorisation that ends earlier for its
    // successor.
    for (const { input } of changed) await change(input);
    for (const { input } of added) await add(input);
  }
  return {
    applied: apply,
    added: added.length,
    changed: changed.length,
    unchanged: planned.length - added.length - changed.length,
    rows: [...added, ...changed]
      .slice(0, MAX_ROWS_SHOWN)
      .map(({ key, name, isNew, changes }) => ({ key, name, isNew, changes: [...changes] })),
  };
}
