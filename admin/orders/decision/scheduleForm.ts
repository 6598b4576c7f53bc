import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import type { Resource } from '../../../domain/contract/resource.ts';
import type { Share } from '../../../domain/contract/share.ts';
import type { Technician } from '../../../domain/contract/visit.ts';
import type { Language } from '../../../domain/language.ts';
import { problemDetail } from '../../../domain/problem.ts';
import { HOUR_MS, midnightOf } from '../../../domain/time.ts';
import { type TravelHalfDays, visitSpan } from '../../../domain/visit.ts';
import { formErrors } from '../../data/formErrors.ts';
import { fromLocalInput, toLocalInput } from '../../ui/time.ts';
import type { Translate } from '../../words/useT.ts';

export type Person = Pick<Technician, 'id' | 'displayName'>;

/** The schedule in the form; times are values of datetime-local inputs, in Asia/Shanghai. */
export interface ScheduleValues {
  starts: string;
  ends: string;
  technicians: Person[];
  resources: Resource[];
  /** Half days of travel before and after the visit. */
  before: TravelHalfDays;
  after: TravelHalfDays;
  vehicle: string;
  notes: string;
}

export type ScheduleErrors = Partial<Record<keyof ScheduleValues, string>>;

const checkBody = formErrors(COMMAND_BODIES.schedule);

/** The existing visit, or tomorrow morning with the travel that the region suggests. */
export function initialSchedule({ visit, travel }: Share): ScheduleValues {
  if (visit) {
    const { startsAt, endsAt, technicians, resources, vehicle, notes } = visit;
    return {
      starts: toLocalInput(new Date(startsAt)),
      ends: toLocalInput(new Date(endsAt)),
      technicians,
      resources,
      before: visit.travel?.before ?? 0,
      after: visit.travel?.after ?? 0,
      vehicle,
      notes,
    };
  }
  const tomorrow = midnightOf(new Date(), 1).getTime();
  return {
    starts: toLocalInput(new Date(tomorrow + 9 * HOUR_MS)),
    ends: toLocalInput(new Date(tomorrow + 12 * HOUR_MS)),
    technicians: [],
    resources: [],
    before: travel ?? 0,
    after: travel ?? 0,
    vehicle: '',
    notes: '',
  };
}

export function scheduleBody(values: ScheduleValues) {
  return {
    startsAt: fromLocalInput(values.starts),
    endsAt: fromLocalInput(values.ends),
    technicianIds: values.technicians.map(({ id }) => id),
    resourceIds: values.resources.map(({ id }) => id),
    travelBefore: values.before,
    travelAfter: values.after,
    vehicle: values.vehicle,
    notes: values.notes,
  };
}

/** The faults by field: the contract's rules, and times that the server would refuse. */
export function scheduleErrors(values: ScheduleValues, t: Translate, language: Language): ScheduleErrors {
  const body = scheduleBody(values);
  const found = checkBody(body);
  const errors: ScheduleErrors = {};
  if (found.technicianIds) errors.technicians = found.technicianIds;
  if (found.vehicle) errors.vehicle = found.vehicle;
  if (found.notes) errors.notes = found.notes;
  if (found.startsAt) errors.starts = t('decision.fill_time');
  else if (Date.parse(body.startsAt) < Date.now()) errors.starts = problemDetail('schedule_in_past', {}, language);
  if (found.endsAt) errors.ends = t('decision.fill_time');
  else if (body.endsAt <= body.startsAt) errors.ends = problemDetail('schedule_ends_before_start', {}, language);
  return errors;
}

/** From departure to return; null while a time is incomplete. */
export function spanOf({ starts, ends, before, after }: Pick<ScheduleValues, 'starts' | 'ends' | 'before' | 'after'>) {
  const [from, to] = [fromLocalInput(starts), fromLocalInput(ends)];
  return from && to && to > from ? visitSpan(new Date(from), new Date(to), before, after) : null;
}
