import type { Technician, Visit } from '../../../domain/contract/visit.ts';
import { HOUR_MS, midnightOf } from '../../../domain/time.ts';
import type { ScheduleValues } from '../../orders/decision/scheduleForm.ts';
import { toLocalInput } from '../../ui/time.ts';

/** A visit to schedule or move: with its button, or dropped on a technician's day. */
export interface Plan {
  readonly shareId: string;
  readonly to: {
    readonly technician: Technician;
    readonly midnight: Date;
    readonly fromTechnician: string | null;
  } | null;
}

const FIRST_HOUR = 9;
const USUAL_HOURS = 3;

/** The form's values for a drop: the day and person of the cell, with the present time and duration. */
export function proposalOf({ to }: Plan, visit: Visit | null): Partial<ScheduleValues> {
  if (!to) return {};
  const { midnight, technician, fromTechnician } = to;
  const { id, displayName } = technician;
  const starts = visit ? new Date(visit.startsAt) : null;
  const at = starts ? starts.getTime() - midnightOf(starts).getTime() : FIRST_HOUR * HOUR_MS;
  const length = visit && starts ? Date.parse(visit.endsAt) - starts.getTime() : USUAL_HOURS * HOUR_MS;
  const others = visit?.technicians.filter((one) => one.id !== fromTechnician && one.id !== id) ?? [];
  const begin = midnight.getTime() + at;
  return {
    starts: toLocalInput(new Date(begin)),
    ends: toLocalInput(new Date(begin + length)),
    technicians: [...others, { id, displayName }],
  };
}
