/** The desk 工作台: what waits for the person, how the team stands, whether work is kept up with (requirements E1, E5). */
import { z } from 'zod';
import { STAGE_NAMES } from '../stage.ts';
import { Claim } from './claim.ts';
import { Day, Id, Instant } from './common.ts';

const count = z.number().int();
const stage = z.enum(STAGE_NAMES);

/** Shares that the desk lists at most. */
export const MAX_ON_DESK = 8;

export const DeskShare = z.object({
  id: Id,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  stage,
  stageSince: Instant,
  dueAt: Instant.nullable(),
  /** The reader's: claimed, assigned, or a visit of theirs. */
  isMine: z.boolean(),
  claim: Claim.nullable(),
});
export type DeskShare = z.infer<typeof DeskShare>;

export const DeskVisit = z.object({
  id: Id,
  shareId: Id,
  startsAt: Instant,
  endsAt: Instant,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  stage,
});
export type DeskVisit = z.infer<typeof DeskVisit>;

/**
 * What is the reader's, and what of their duties' queues is nobody's and overdue or due today; for who assigns work also
 * what is overdue with others. Each share once, whichever of it holds.
 */
export const Desk = z.object({
  mine: count,
  overdue: count,
  dueToday: count,
  total: count,
  /** The most pressing of them. */
  shares: z.array(DeskShare),
  /** Of the queues that the reader looks at: what becomes overdue within seven days unless it moves on. */
  soon: count,
  /** What has waited longest in each queue that the reader looks at; empty ones left out. */
  oldest: z.array(z.object({ stage, shareId: Id, since: Instant })),
  /** The technician's visits of this week, Monday to Sunday. */
  visits: z.array(DeskVisit),
});
export type Desk = z.infer<typeof Desk>;

/** Colleagues: of the whole institution for who sees to its work; else of one's department, or one's duty where one has none. */
export const Team = z.object({
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      isMe: z.boolean(),
      /** Claimed now. */
      claimed: count,
      /** Commands given today, and since Monday. */
      today: count,
      week: count,
    }),
  ),
});
export type Team = z.infer<typeof Team>;

/** Four weeks of the stages that the reader's duties serve, taken as one: what moves between them neither comes nor goes. */
export const Trend = z.object({
  /** Working days; what happened on a day off counts for the next. */
  days: z.array(z.object({ day: Day, received: count, decided: count })),
  /** In these stages now. */
  waiting: count,
  /** Hours by the clock of the stays that ended; stages without any left out. */
  stages: z.array(z.object({ stage, count, median: z.number() })),
});
export type Trend = z.infer<typeof Trend>;

/** What waits for an administrator; registrations are reviewed by this centre alone. */
export const AccountCounts = z.object({
  pendingEnterprises: count.nullable(),
  pendingInstitutions: count.nullable(),
  users: count,
  /** Of them, who have not changed their initial password. */
  initialPasswords: count,
});
export type AccountCounts = z.infer<typeof AccountCounts>;
