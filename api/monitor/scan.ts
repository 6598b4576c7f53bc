/**
 * One scan of everything that could be stuck (requirement E5). It opens incidents for what it finds and ends the incidents that
 * are over; incidents about parts that could not be scanned stay unchanged.
 */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { Id } from '../../domain/contract/common.ts';
import { PROCESS_NAMES, PROCESSES } from '../../domain/incident.ts';
import { announce, type Finding, recordFindings, recordScan } from '../../store/incident/findings.ts';
import { recordLate } from '../../store/incident/late.ts';
import { openSubjects } from '../../store/incident/list.ts';
import { openStages, ordersAfter, ordersOf, unknownOrders } from '../../store/incident/order-snapshot.ts';
import { type LastHeartbeat, lastHeartbeats } from '../../store/incident/process.ts';
import {
  findFailingDeliveries,
  findWaiting,
  MIN_FAILED_ATTEMPTS,
  workflowsAtSlowWork,
} from '../../store/incident/waiting.ts';
import { catchUpSignal, WORKFLOW_TYPE } from '../../workflows/definitions.ts';
import { compareOrders, type Disagreement } from './compare.ts';
import {
  failingActivities,
  failingTasks,
  isNotFound,
  isOutOfReach,
  queueStanding,
  type RunningWorkflow,
  reach,
  runningWorkflows,
  within,
} from './engine.ts';
import { fallsBehind, isUnpolled, newPresence, type ProcessPresence, presenceOf } from './presence.ts';
import { nextRoundRobinBatch } from './round-robin.ts';
import { findStalled, type Heads } from './waiting-rows.ts';

export interface ScanContext {
  readonly db: Knex;
  readonly temporal: Client;
  readonly taskQueue: string;
}

/** Orders, in turn, whose workflow is read in each scan in addition to the suspected ones: after some scans every order was. */
const ORDERS_PER_SCAN = 20;
/** One missed answer is not an outage. */
const MISSES_BEFORE_ALERT = 2;
/** Search attributes of a younger workflow may not be written yet. */
const SETTLE_MS = 5_000;

/** What the monitor remembers between two scans. */
export interface ScanCursor {
  lastOrderId: string | null;
  /** The last workflow with slow work that had its turn. */
  lastWorkflowId: string | null;
  /** Orders whose workflow was signalled to catch up in the last scan. */
  caughtUp: ReadonlySet<string>;
  /** Consecutive scans in which Temporal did not answer. */
  misses: number;
  readonly presence: ProcessPresence;
  /** The first waiting row of each queue in the database. */
  heads: Heads;
}

export function newScanCursor(): ScanCursor {
  const presence = newPresence(performance.now());
  return { lastOrderId: null, lastWorkflowId: null, caughtUp: new Set(), misses: 0, presence, heads: new Map() };
}

export async function scan(context: ScanContext, cursor: ScanCursor): Promise<void> {
  const { db } = context;
  await recordLate(db);
  try {
    await reach(context.temporal);
    const running = await runningWorkflows(context.temporal);
    await recordFindings(db, { causes: ['temporal_unreachable'] }, []);
    const heartbeats = await lastHeartbeats(db);
    const missing = await findMissingProcesses(context, cursor.presence, heartbeats);
    await recordFindings(db, { causes: ['no_worker', 'backlog'] }, missing);
    await scanWaitingRows(db, cursor, heartbeats.get('worker')?.at ?? null);
    const served = !missing.some(({ cause, evidence }) => cause === 'no_worker' && evidence.process === 'worker');
    await recordFindings(db, { causes: ['workflow_task_failing'] }, await findFailingTasks(context, served));
    // Another scan may open an incident that this one does not ask about: only incidents known before can be ended.
    const known = await openSubjects(db, ['activity_failing']);
    const failing = [
      ...(await findFailingDeliveries(db)),
      ...(await findFailingActivities(context, running, known, cursor)),
    ];
    await recordFindings(db, { causes: ['activity_failing'], subjects: known }, failing);
    await scanOrders(context, running, cursor);
    cursor.misses = 0;
    await recordScan(db, null);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const since = new Date().toISOString();
    cursor.misses += 1;
    // While Temporal is away no work is taken and no worker can poll: both are judged from the start when it answers again.
    cursor.heads = new Map();
    cursor.presence.polledAt = performance.now();
    if (cursor.misses >= MISSES_BEFORE_ALERT)
      await recordFindings(db, { causes: ['temporal_unreachable'] }, [
        { cause: 'temporal_unreachable', subject: 'temporal', since, evidence: { failure: words } },
      ]);
    await recordScan(db, words);
  }
  await announce(db);
}

/** The workflow of an order has the order's id; others have ids that say what they do. */
const isOrderId = (workflowId: string) => Id.safeParse(workflowId).success;

/** @param served whether a worker runs: without one, workflow tasks time out through no fault of their own */
async function findFailingTasks({ temporal }: ScanContext, served: boolean): Promise<Finding[]> {
  const found = await failingTasks(temporal);
  return found
    .filter(({ timedOut }) => served || !timedOut)
    .map(({ workflowId, since, attempts, failure, build }) => {
      const isOrder = isOrderId(workflowId);
      return {
        cause: 'workflow_task_failing',
        subject: `${isOrder ? 'order' : 'workflow'}:${workflowId}`,
        since: since.toISOString(),
        evidence: { attempts, failure, ...(build ? { build } : {}) },
        orderId: isOrder ? workflowId : undefined,
        workflowId,
      };
    });
}

/** Workflow types whose slow work is listed in the database, with the order it is for. */
const LISTED_BY_DATABASE: readonly string[] = [WORKFLOW_TYPE, 'deliverMessage', 'makeCertificates'];

/**
 * Reads the activities of workflows with slow work: the ones that failed before, and a fifth of the others in turn. Hundreds of
 * waiting certificates then do not cause hundreds of requests to Temporal in every scan.
 * @param known subjects of open incidents about activities
 */
async function findFailingActivities(
  { db, temporal }: ScanContext,
  running: readonly RunningWorkflow[],
  known: readonly string[],
  cursor: ScanCursor,
): Promise<Finding[]> {
  const suspected = new Map<string, string | null>();
  for (const { workflowId, orderId } of await workflowsAtSlowWork(db)) suspected.set(workflowId, orderId);
  for (const { workflowId, type } of running) {
    if (!LISTED_BY_DATABASE.includes(type)) suspected.set(workflowId, null);
  }
  const turn = nextRoundRobinBatch([...suspected.keys()], known.flatMap(workflowOf), cursor.lastWorkflowId);
  cursor.lastWorkflowId = turn.last;
  const found: Finding[] = [];
  for (const workflowId of turn.batch) {
    const orderId = suspected.get(workflowId);
    for (const failing of await failingActivities(temporal, workflowId, MIN_FAILED_ATTEMPTS)) {
      const { activity, activityId, attempts, failure, since, nextAt } = failing;
      found.push({
        cause: 'activity_failing',
        subject: `${ACTIVITY}${workflowId}/${activityId}`,
        since: since.toISOString(),
        evidence: { activity, attempts, failure, ...(nextAt ? { nextAt: nextAt.toISOString() } : {}) },
        orderId: orderId ?? undefined,
        workflowId,
      });
    }
  }
  return found;
}

const ACTIVITY = 'activity:';

/** The workflow id in the subject of an activity's incident; the id itself may contain slashes. */
function workflowOf(subject: string): string[] {
  return subject.startsWith(ACTIVITY) ? [subject.slice(ACTIVITY.length, subject.lastIndexOf('/'))] : [];
}

/**
 * A process is missing when its heartbeat stops; the worker also when it does not poll Temporal. The other processes do one
 * task at a time and do not poll during it.
 */
async function findMissingProcesses(
  { db, temporal, taskQueue }: ScanContext,
  processes: ProcessPresence,
  heartbeats: ReadonlyMap<string, LastHeartbeat>,
): Promise<Finding[]> {
  const known = await openSubjects(db, ['no_worker']);
  const found: Finding[] = [];
  for (const name of PROCESS_NAMES) {
    const queue = `${taskQueue}${PROCESSES[name].suffix}`;
    const subject = `queue:${queue}`;
    const kind = name === 'worker' ? 'workflow' : 'activity';
    const { idle, waiting, oldest } = await queueStanding(temporal, queue, kind);
    const silence = heartbeats.get(name)?.secondsAgo;
    const now = performance.now();
    const presence = presenceOf(processes, name, silence, known.includes(subject), now);
    const isMissing = presence === 'missing' || (name === 'worker' && isUnpolled(processes, idle, now));
    if (!isMissing && (presence === 'awaited' || !fallsBehind(name, oldest))) continue;
    const since = new Date(Date.now() - Math.max(oldest, isMissing ? (silence ?? 0) * 1000 : 0));
    found.push({
      cause: isMissing ? 'no_worker' : 'backlog',
      subject,
      since: since.toISOString(),
      evidence: { process: name, waiting },
    });
  }
  return found;
}

/** @param heartbeat when a worker last gave a heartbeat */
async function scanWaitingRows(db: Knex, cursor: ScanCursor, heartbeat: number | null): Promise<void> {
  // Only incidents known before the rows were read can be ended.
  const known = await openSubjects(db, ['standing_still']);
  const { heads, stalled, undecided } = findStalled(await findWaiting(db), heartbeat, cursor.heads);
  cursor.heads = heads;
  const subjects = known.filter((subject) => !undecided.includes(subject));
  await recordFindings(db, { causes: ['standing_still'], subjects }, stalled);
}

/**
 * Compares the stages of all open orders with the list from Temporal, which is cheap; then reads the workflows of orders that
 * differ, of orders that differed before, and of the next few in turn.
 */
async function scanOrders(
  { db, temporal }: ScanContext,
  running: readonly RunningWorkflow[],
  cursor: ScanCursor,
): Promise<void> {
  const [open, known, nextOrders] = await Promise.all([
    openStages(db),
    openSubjects(db, ['workflow_missing', 'workflow_disagrees']),
    ordersAfter(db, cursor.lastOrderId, ORDERS_PER_SCAN),
  ]);
  cursor.lastOrderId = nextOrders.length < ORDERS_PER_SCAN ? null : (nextOrders.at(-1)?.id ?? null);
  const suspected = new Set(known.map((subject) => subject.slice('order:'.length)));
  const seen = new Set<string>();
  for (const { workflowId, type, stages, startedAt } of running) {
    if (type !== WORKFLOW_TYPE) continue;
    seen.add(workflowId);
    const isYoung = Date.now() - startedAt.getTime() < SETTLE_MS;
    if (!isYoung && open.get(workflowId) !== [...new Set(stages)].sort().join(',')) suspected.add(workflowId);
  }
  for (const id of open.keys()) if (!seen.has(id)) suspected.add(id);
  const orphans = await findOrphans(db, [...suspected].filter(isOrderId), seen);
  const differing = await ordersOf(db, [...suspected]);
  const ids = new Set(differing.map(({ id }) => id));
  const compared = [...differing, ...nextOrders.filter(({ id }) => !ids.has(id))];
  const found = await separateStuck(temporal, cursor, await compareOrders({ db, temporal }, compared));
  await recordFindings(
    db,
    {
      causes: ['workflow_missing', 'workflow_disagrees'],
      subjects: [...compared.map(({ id }) => id), ...orphans.looked].map((id) => `order:${id}`),
    },
    [
      ...orphans.found,
      ...onePerOrder(found).map(
        (one): Finding => ({
          cause: one.fault === 'missing' ? 'workflow_missing' : 'workflow_disagrees',
          subject: `order:${one.orderId}`,
          since: new Date().toISOString(),
          evidence: { sql: one.sql, workflow: one.workflow },
          orderId: one.orderId,
          workflowId: one.orderId,
        }),
      ),
    ],
  );
}

/** Running workflows of orders that the database does not have, for example after a restore from an older backup. */
async function findOrphans(
  db: Knex,
  suspected: readonly string[],
  running: ReadonlySet<string>,
): Promise<{ looked: string[]; found: Finding[] }> {
  const unknown = [...(await unknownOrders(db, suspected))];
  const found = unknown.filter((id) => running.has(id));
  return {
    looked: unknown,
    found: found.map((id) => ({
      cause: 'workflow_disagrees',
      subject: `order:${id}`,
      since: new Date().toISOString(),
      evidence: { sql: 'none', workflow: 'running' },
      workflowId: id,
    })),
  };
}

/**
 * A workflow that lacks steps of the record, for example after a reset, is signalled to read them and is not stuck yet. It is
 * stuck if it still lacks them in the next scan.
 */
async function separateStuck(
  temporal: Client,
  cursor: ScanCursor,
  found: readonly Disagreement[],
): Promise<Disagreement[]> {
  const caughtUp = new Set<string>();
  const stuck: Disagreement[] = [];
  for (const one of found) {
    const lacks = one.fault === 'behind' && Number(one.sql.slice(1)) > Number(one.workflow.slice(1));
    if (lacks && !cursor.caughtUp.has(one.orderId) && (await signalCatchUp(temporal, one.orderId)))
      caughtUp.add(one.orderId);
    else stuck.push(one);
  }
  cursor.caughtUp = new Set([
    ...caughtUp,
    ...stuck.filter(({ orderId }) => cursor.caughtUp.has(orderId)).map(({ orderId }) => orderId),
  ]);
  return stuck;
}

/** @returns false for a workflow that has ended: it takes no signal */
async function signalCatchUp(temporal: Client, orderId: string): Promise<boolean> {
  try {
    await within(temporal, () => temporal.workflow.getHandle(orderId).signal(catchUpSignal));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

function onePerOrder(found: readonly Disagreement[]): Disagreement[] {
  return [...new Map(found.map((one) => [one.orderId, one])).values()];
}
