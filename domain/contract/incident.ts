/** Incidents of stuck work and their cures (requirement E5). */
import { z } from 'zod';
import { CURE_NAMES, INCIDENT_CAUSE_NAMES, PROCESS_NAMES } from '../incident.ts';
import { DUTY_NAMES } from '../role.ts';
import { STAGE_NAMES } from '../stage.ts';
import { commaList, Id, Instant, ListQuery, listOf, optionalText } from './common.ts';
import { withMessage } from './validation-message.ts';

export const IncidentEvidence = z.object({
  failure: z.string().optional(),
  attempts: z.number().int().optional(),
  nextAt: Instant.optional(),
  activity: z.string().optional(),
  build: z.string().optional(),
  process: z.enum(PROCESS_NAMES).optional(),
  waiting: z.number().int().optional(),
  waits: z.enum(['messages', 'deliveries', 'imports']).optional(),
  sql: z.string().optional(),
  workflow: z.string().optional(),
});

export const Incident = z.object({
  id: Id,
  cause: z.enum(INCIDENT_CAUSE_NAMES),
  /** The subject, e.g. `share:<id>`, `queue:<name>`. */
  subject: z.string(),
  workflowId: z.string().nullable(),
  orderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  /** The share to open, if there is one. */
  shareId: Id.nullable(),
  stage: z.enum(STAGE_NAMES).nullable(),
  /** Who is responsible: the customer, the holder of the claim, the department, or another institution. */
  owner: z.string().nullable(),
  /** Otherwise the duty of this centre whose turn it is. */
  ownerDuty: z.enum(DUTY_NAMES).nullable(),
  evidence: IncidentEvidence,
  /** When the problem began, as far as known. */
  since: Instant,
  foundAt: Instant,
  endedAt: Instant.nullable(),
  /** The last cure that was tried. */
  cured: z.object({ cure: z.enum(CURE_NAMES), by: z.string(), at: Instant }).nullable(),
  /** The cures that can be tried now. */
  cures: z.array(z.enum(CURE_NAMES)),
});
export type Incident = z.infer<typeof Incident>;
export const IncidentList = listOf(Incident);

/** By default open incidents. */
export const IncidentQuery = ListQuery.extend({
  cause: commaList(INCIDENT_CAUSE_NAMES),
  state: z.enum(['open', 'ended']).default('open'),
  orderId: Id.optional(),
});

export const IncidentStanding = z.object({
  /** Open incidents by cause; causes without any are left out. */
  counts: z.array(z.object({ cause: z.enum(INCIDENT_CAUSE_NAMES), count: z.number().int(), oldest: Instant })),
  /** The time of the last scan; null if there was none yet. */
  lookedAt: Instant.nullable(),
  /** What could not be scanned then, with the original message. */
  fault: z.string().nullable(),
});
export type IncidentStanding = z.infer<typeof IncidentStanding>;

/** With `dryRun` nothing is done: the answer says what would be. */
export const CureInput = z.object({
  cure: z.enum(CURE_NAMES),
  incidentIds: z.array(Id).min(1, withMessage('incident_chosen')).max(200),
  reason: optionalText(500, '原因'),
  /** The person who gets the work. */
  accountId: Id.optional(),
  /** The extension of the time limit, counted from now. */
  workingDays: z.number().min(0.5).max(60).optional(),
  dryRun: z.boolean().default(false),
});
export type CureInput = z.output<typeof CureInput>;

export const CureOutcomes = listOf(
  z.object({
    incidentId: Id,
    /** The order's number, or the other subject. */
    about: z.string(),
    /** Why it cannot be done, in words; null if it was done, or would be. */
    refused: z.string().nullable(),
  }),
);
