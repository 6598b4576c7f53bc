/** Settings for everybody: time limits of stages and the working-day calendar (requirement E6). */
import { z } from 'zod';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { STAGE_NAMES } from '../stage.ts';
import { Day, Instant, listOf, text } from './common.ts';
import { withMessage } from './validation-message.ts';

const WorkingDays = z
  .number(withMessage('working_days_form'))
  .refine((days) => days >= 0.5 && days <= 250 && Number.isInteger(days * 2), withMessage('working_days_form'));

const limitOf = { kind: z.enum(LEDGER_SERVICE_NAMES), stage: z.enum(STAGE_NAMES) };

/** In working days. */
export const TimeLimit = z.object({
  ...limitOf,
  workingDays: z.number(),
  /** The default. */
  standard: z.number(),
});
export type TimeLimit = z.infer<typeof TimeLimit>;
export const TimeLimitList = listOf(TimeLimit);

/** Sets the given limits, the others stay; null returns to the default. */
export const TimeLimitChange = z.object({
  limits: z
    .array(z.object({ ...limitOf, workingDays: WorkingDays.nullable() }))
    .min(1)
    .max(50),
});

/** A PNG of at most 4,000 pixels each way. */
export const SEAL_MEGABYTES = 10;

/** The seal printed on certificates from now on; null if there is none. */
export const CertificateSeal = z.object({
  seal: z.object({ name: z.string(), since: Instant, by: z.string() }).nullable(),
});
export type CertificateSeal = z.infer<typeof CertificateSeal>;

/** Sets whether a day is a working day. If it equals its weekday's default, the exception is deleted. */
export const CalendarChange = z.object({ day: Day, isWorking: z.boolean(), name: text(30, '节假日名称') });
export const CalendarDay = z.object({
  day: Day,
  isWorking: z.boolean(),
  /** The name of the public holiday, or of the one that a working weekend compensates. */
  name: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Days of the working-day calendar, both ends included. */
export const CalendarQuery = z.object({ from: Day, to: Day });
export const CalendarDays = listOf(CalendarDay);
