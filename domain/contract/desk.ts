/** The desk 工作台: the person's work, the team's work, and how much work arrives and is done (requirements E1, E5). */
import { z } from 'zod';
import { STAGE_NAMES } from '../stage.ts';
import { Claim } from './claim.ts';
import { Day, Id, Instant } from './common.ts';

const count = z.number().int();
const stage = z.enum(STAGE_NAMES);

/** The maximum number of shares on the desk. */
export const MAX_ON_DESK = 8;

export const DeskShare = z.object({
  id: Id,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  stage,
  stageSince: Instant,
  dueAt: Instant.nullable(),
  /** The reader's own: claimed, assigned, or one of their visits. */
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
 * The reader's own shares, and those in the queues of their duties that are nobody's and overdue or due today; for
 * readers who assign work also overdue shares of others. A share in several of these groups is counted once.
 */
export const Desk = z.object({
  mine: count,
  overdue: count,
  dueToday: count,
  total: count,
  /** The most urgent of them. */
  shares: z.array(DeskShare),
  /** In the queues that the reader can see: shares that become overdue within seven days unless they move on. */
  soon: count,
  /** The share that has waited longest in each queue that the reader can see; empty queues are left out. */
  oldest: z.array(z.object({ stage, shareId: Id, since: Instant })),
  /** Visits of the reader this week, Monday to Sunday. */
  visits: z.array(DeskVisit),
});
export type Desk = z.infer<typeof Desk>;

/**
 * Colleagues: of the whole institution for readers who look after its work; otherwise of the reader's department, or
 * duty if they have no department.
 */
export const Team = z.object({
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      isMe: z.boolean(),
      /** Number of shares claimed now. */
      claimed: count,
      /** Commands given today and since Monday. */
      today: count,
      week: count,
    }),
  ),
});
export type Team = z.infer<typeof Team>;

/**
 * Four weeks of the stages that the reader's duties work in, taken as one: a share that moves between them neither
 * arrives nor leaves.
 */
export const Trend = z.object({
  /** Working days; events on a day off count for the next working day. */
  days: z.array(z.object({ day: Day, received: count, decided: count })),
  /** Number of shares in these stages now. */
  waiting: count,
  /** Stays that ended; `median` in hours by the clock. Stages without any are left out. */
  stages: z.array(z.object({ stage, count, median: z.number() })),
});
export type Trend = z.infer<typeof Trend>;

/** Work that waits for an administrator. Only this centre reviews registrations; the counts are null elsewhere. */
export const AccountCounts = z.object({
  pendingEnterprises: count.nullable(),
  pendingInstitutions: count.nullable(),
  users: count,
  /** Those of them who have not changed their initial password. */
  initialPasswords: count,
});
export type AccountCounts = z.infer<typeof AccountCounts>;
