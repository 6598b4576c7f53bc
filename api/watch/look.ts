/**
 * One look at everything that could be stuck (requirement E5). What it finds is in the database afterwards, what is over is
 * ended; what could not be seen this time stays as it was.
 */
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { PROCESS_NAMES, PROCESSES } from '../../domain/incident.ts';
import { announce, type Finding, noteLook, recordFindings } from '../../store/incident/findings.ts';
import { recordLate } from '../../store/incident/late.ts';
import { openSubjects } from '../../store/incident/list.ts';
import { openStages, ordersAfter, ordersOf, unknownOrders } from '../../store/incident/order-standing.ts';
import { type LastSign, lastSigns } from '../../store/incident/process.ts';
import {
  AGAIN_AND_AGAIN,
  findFailingDeliveries,
  findWaiting,
  workflowsAtSlowWork,
} from '../../store/incident/waiting.ts';
import { catchUpSignal, WORKFLOW_TYPE } from '../../workflows/definitions.ts';
import { type Attendance, beginAttendance, fallsBehind, isUnasked, presenceOf } from './attendance.ts';
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
import { judgeLines, type Lines } from './lines.ts';
import { whoseTurn } from './turn.ts';

export interface Sight {
  readonly db: Knex;
  readonly temporal: Client;
  readonly taskQueue: string;
}

/** Orders whose workflow is asked in each look besides those under suspicion: in time all of them are. */
const A_LOOK = 20;
/** Not to answer once is no absence. */
const AWAY = 2;
/** What the search attributes say settles in this time. */
const YOUNG = 5_000;

/** The watch's memory between two looks: how far it has come round. */
export interface Round {
  after: string | null;
  /** The like among workflows at slow work. */
  slow: string | null;
  /** Orders that were told to catch up in the last look. */
  told: ReadonlySet<string>;
  /** Looks in a row in which Temporal did not answer. */
  misses: number;
  readonly attendance: Attendance;
  /** Of what waits in the database. */
  lines: Lines;
}

export function beginRound(): Round {
  const attendance = beginAttendance(performance.now());
  return { after: null, slow: null, told: new Set(), misses: 0, attendance, lines: new Map() };
}

export async function look(sight: Sight, round: Round): Promise<void> {
  const { db } = sight;
  await recordLate(db);
  try {
    await reach(sight.temporal);
    const running = await runningWorkflows(sight.temporal);
    await recordFindings(db, { causes: ['temporal_unreachable'] }, []);
    const signs = await lastSigns(db);
    const missing = await findMissingProcesses(sight, round.attendance, signs);
    await recordFindings(db, { causes: ['no_worker', 'backlog'] }, missing);
    await lookAtLines(db, round, signs.get('worker')?.at ?? null);
    const served = !missing.some(({ cause, evidence }) => cause === 'no_worker' && evidence.process === 'worker');
    await recordFindings(db, { causes: ['workflow_task_failing'] }, await findFailingTasks(sight, served));
    // Whoever looks at the same moment may find what this look does not ask about: only what was known before can be over.
    const known = await openSubjects(db, ['activity_failing']);
    const failing = [
      ...(await findFailingDeliveries(db)),
      ...(await findFailingActivities(sight, running, known, round)),
    ];
    await recordFindings(db, { causes: ['activity_failing'], subjects: known }, failing);
    await lookAtOrders(sight, running, round);
    round.misses = 0;
    await noteLook(db, null);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const since = new Date().toISOString();
    round.misses += 1;
    // Meanwhile nothing can be taken there and nobody can ask for work: both are judged anew when it answers.
    round.lines = new Map();
    round.attendance.asked = performance.now();
    if (round.misses >= AWAY)
      await recordFindings(db, { causes: ['temporal_unreachable'] }, [
        { cause: 'temporal_unreachable', subject: 'temporal', since, evidence: { failure: words } },
      ]);
    await noteLook(db, words);
  }
  await announce(db);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** @param served a worker runs: without one tasks time out, and that is not their fault */
async function findFailingTasks({ temporal }: Sight, served: boolean): Promise<Finding[]> {
  const found = await failingTasks(temporal);
  return found
    .filter(({ timedOut }) => served || !timedOut)
    .map(({ workflowId, since, attempts, failure, build }) => {
      const isOrder = UUID.test(workflowId);
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

/** Of these the database tells when they are at slow work, and for which order. */
const TOLD: readonly string[] = [WORKFLOW_TYPE, 'deliverMessage', 'makeCertificates'];

/**
 * Of those that are at slow work now, and the workflows of the day, the ones that were failing before and a fifth of the
 * others: certificates that wait by the hundred do not make Temporal answer by the hundred in every look.
 * @param known open incidents of activities
 */
async function findFailingActivities(
  { db, temporal }: Sight,
  running: readonly RunningWorkflow[],
  known: readonly string[],
  round: Round,
): Promise<Finding[]> {
  const suspected = new Map<string, string | null>();
  for (const { workflowId, orderId } of await workflowsAtSlowWork(db)) suspected.set(workflowId, orderId);
  for (const { workflowId, type } of running) {
    if (!TOLD.includes(type)) suspected.set(workflowId, null);
  }
  const turn = whoseTurn([...suspected.keys()], known.flatMap(workflowOf), round.slow);
  round.slow = turn.last;
  const found: Finding[] = [];
  for (const workflowId of turn.asked) {
    const orderId = suspected.get(workflowId);
    for (const failing of await failingActivities(temporal, workflowId, AGAIN_AND_AGAIN)) {
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

/** The workflow that an incident of an activity is about; its id may have slashes too. */
function workflowOf(subject: string): string[] {
  return subject.startsWith(ACTIVITY) ? [subject.slice(ACTIVITY.length, subject.lastIndexOf('/'))] : [];
}

/**
 * A process is missing when it gives no sign of life; the worker also when it asks Temporal for nothing. The others do one
 * piece of work at a time, and ask for nothing meanwhile.
 */
async function findMissingProcesses(
  { db, temporal, taskQueue }: Sight,
  attendance: Attendance,
  signs: ReadonlyMap<string, LastSign>,
): Promise<Finding[]> {
  const known = await openSubjects(db, ['no_worker']);
  const found: Finding[] = [];
  for (const name of PROCESS_NAMES) {
    const queue = `${taskQueue}${PROCESSES[name].suffix}`;
    const subject = `queue:${queue}`;
    const kind = name === 'worker' ? 'workflow' : 'activity';
    const { idle, waiting, oldest } = await queueStanding(temporal, queue, kind);
    const silence = signs.get(name)?.secondsAgo;
    const now = performance.now();
    const presence = presenceOf(attendance, name, silence, known.includes(subject), now);
    const isMissing = presence === 'missing' || (name === 'worker' && isUnasked(attendance, idle, now));
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

/** @param sign when a worker last gave a sign of life */
async function lookAtLines(db: Knex, round: Round, sign: number | null): Promise<void> {
  // Only what was known before it was looked at can be over.
  const known = await openSubjects(db, ['standing_still']);
  const { lines, still, undecided } = judgeLines(await findWaiting(db), sign, round.lines);
  round.lines = lines;
  const subjects = known.filter((subject) => !undecided.includes(subject));
  await recordFindings(db, { causes: ['standing_still'], subjects }, still);
}

/**
 * Compares, at little cost, the stages of all open orders with those that Temporal lists; then asks the workflows of those
 * that differ, of those that did before, and of the next few in turn.
 */
async function lookAtOrders({ db, temporal }: Sight, running: readonly RunningWorkflow[], round: Round): Promise<void> {
  const [open, known, inTurn] = await Promise.all([
    openStages(db),
    openSubjects(db, ['workflow_missing', 'workflow_disagrees']),
    ordersAfter(db, round.after, A_LOOK),
  ]);
  round.after = inTurn.length < A_LOOK ? null : (inTurn.at(-1)?.id ?? null);
  const suspected = new Set(known.map((subject) => subject.slice('order:'.length)));
  const seen = new Set<string>();
  for (const { workflowId, type, stages, startedAt } of running) {
    if (type !== WORKFLOW_TYPE) continue;
    seen.add(workflowId);
    const isYoung = Date.now() - startedAt.getTime() < YOUNG;
    if (!isYoung && open.get(workflowId) !== [...new Set(stages)].sort().join(',')) suspected.add(workflowId);
  }
  for (const id of open.keys()) if (!seen.has(id)) suspected.add(id);
  const orphans = await findOrphans(
    db,
    [...suspected].filter((id) => UUID.test(id)),
    seen,
  );
  const differing = await ordersOf(db, [...suspected]);
  const ids = new Set(differing.map(({ id }) => id));
  const compared = [...differing, ...inTurn.filter(({ id }) => !ids.has(id))];
  const found = await letCatchUp(temporal, round, await compareOrders({ db, temporal }, compared));
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

/** Workflows of orders that the database has never heard of, as after it was restored from an older copy. */
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
 * A workflow that lacks steps which the record has, as after a reset, is told to read them, and is not stuck; where that was
 * done and did not help, it is.
 */
async function letCatchUp(temporal: Client, round: Round, found: readonly Disagreement[]): Promise<Disagreement[]> {
  const told = new Set<string>();
  const stuck: Disagreement[] = [];
  for (const one of found) {
    const lacks = one.fault === 'behind' && Number(one.sql.slice(1)) > Number(one.workflow.slice(1));
    if (lacks && !round.told.has(one.orderId) && (await tellToCatchUp(temporal, one.orderId))) told.add(one.orderId);
    else stuck.push(one);
  }
  round.told = new Set([
    ...told,
    ...stuck.filter(({ orderId }) => round.told.has(orderId)).map(({ orderId }) => orderId),
  ]);
  return stuck;
}

/** Whether it could be told: a workflow that has ended cannot. */
async function tellToCatchUp(temporal: Client, orderId: string): Promise<boolean> {
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
