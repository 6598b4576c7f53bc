/** A measurement in the form: values may be empty or wrong until it is confirmed. */
import { MeasurementInput } from '../../../../domain/contract/measurement.ts';
import type { OrderItem } from '../../../../domain/contract/order.ts';
import { businessDay } from '../../../../domain/time.ts';
import { pathErrors } from '../../../data/formErrors.ts';

export type Draft = MeasurementInput;
export type DraftPoint = Draft['points'][number];
export type Conditions = Omit<Draft, 'points'>;

const BLANK = { quantity: '', unit: '', reference: '', indication: '', mpe: '', uncertainty: '' } as const;

/** A new point with the quantity, unit and maximum permissible error of the one before. */
export function nextPoint(before: DraftPoint | undefined): DraftPoint {
  return { ...BLANK, quantity: before?.quantity ?? '', unit: before?.unit ?? '', mpe: before?.mpe ?? '' };
}

export function formPoints(points: readonly Partial<DraftPoint>[]): DraftPoint[] {
  return points.map((point) => ({ ...BLANK, ...point }));
}

export function newDraft(conditions: Conditions | null): Draft {
  const nothing = { performedOn: businessDay(new Date()), place: '', temperature: '', humidity: '', standardIds: [] };
  return { ...(conditions ?? nothing), points: [] };
}

/** The recorded measurement, to be edited. */
export function draftOf({ result }: Pick<OrderItem, 'result'>): Draft | null {
  if (!result?.measurement) return null;
  const { standards, ...measurement } = result.measurement;
  return { ...measurement, standardIds: standards.map(({ id }) => id) };
}

/** Removes points that a measurement form suggested and nobody measured. */
export function measuredOnly(draft: Draft): Draft {
  return { ...draft, points: draft.points.filter(({ indication }) => indication.trim() !== '') };
}

/** The faults by path, such as `points.0.indication`. */
export const faultsOf = pathErrors(MeasurementInput);
