/** What is stuck, and how it is cured (requirement E5). */
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
  /** What it is about, e.g. `share:<id>`, `queue:<name>`. */
  subject: z.string(),
  workflowId: z.string().nullable(),
  orderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  /** The share to open, where there is one. */
  shareId: Id.nullable(),
  stage: z.enum(STAGE_NAMES).nullable(),
  /** Who has it: the customer, the claim’s holder, the department, or another institution. */
  owner: z.string().nullable(),
  /** Where none of these has it: the duty of this centre whose turn it is. */
  ownerDuty: z.enum(DUTY_NAMES).nullable(),
  evidence: IncidentEvidence,
  /** When the trouble began, as far as is known. */
  since: Instant,
  foundAt: Instant,
  endedAt: Instant.nullable(),
  /** The last cure that was tried. */
  cured: z.object({ cure: z.enum(CURE_NAMES), by: z.string(), at: Instant }).nullable(),
  /** The cures that may be tried now. */
  cures: z.array(z.enum(CURE_NAMES)),
});
export type Incident = z.infer<typeof Incident>;
export const IncidentList = listOf(Incident);

/** `state`: open where it is left out. */
export const IncidentQuery = ListQuery.extend({
  cause: commaList(INCIDENT_CAUSE_NAMES),
  state: z.enum(['open', 'ended']).default('open'),
  orderId: Id.optional(),
});

export const IncidentStanding = z.object({
  /** Open ones by cause; causes without any are left out. */
  counts: z.array(z.object({ cause: z.enum(INCIDENT_CAUSE_NAMES), count: z.number().int(), oldest: Instant })),
  /** When the watch last looked; null before it ever did. */
  lookedAt: Instant.nullable(),
  /** What it could not see then, in the engine’s own words. */
  fault: z.string().nullable(),
});
export type IncidentStanding = z.infer<typeof IncidentStanding>;

/** With `dryRun` nothing is done: the answer says what would be. */
export const CureInput = z.object({
  cure: z.enum(CURE_NAMES),
  incidentIds: z.array(Id).min(1, withMessage('incident_chosen')).max(200),
  reason: optionalText(500, '原因'),
  /** To whom the work goes. */
  accountId: Id.optional(),
  /** From now, by which the time limit is extended. */
  workingDays: z.number().min(0.5).max(60).optional(),
  dryRun: z.boolean().default(false),
});
export type CureInput = z.output<typeof CureInput>;

export const CureOutcomes = listOf(
  z.object({
    incidentId: Id,
    /** The order, or what else it is about. */
    about: z.string(),
    /** Why it cannot be done, in words; null where it was done, or would be. */
    refused: z.string().nullable(),
  }),
);
