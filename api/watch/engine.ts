/** What the watch asks Temporal: plain questions, plain answers, nothing of the business. */
import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { tsToDate } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { DomainProblem } from '../../domain/problem.ts';

const { EventType, PendingActivityState, TaskQueueType } = proto.temporal.api.enums.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
type Failure = proto.temporal.api.failure.v1.IFailure;

/** A question that is not answered in this time is not answered. */
const PATIENCE = 5_000;

export interface RunningWorkflow {
  readonly workflowId: string;
  readonly type: string;
  readonly startedAt: Date;
  /** Stages of the shares that are not over, as the search attribute has them. */
  readonly stages: readonly string[];
}

/** Asks for a sign of life before all else: what the client tries again for ten seconds is told at once. */
export async function reach(temporal: Client): Promise<void> {
  await temporal.withDeadline(Date.now() + SHORT, () => temporal.workflowService.getSystemInfo({}));
}

const SHORT = 1_500;

/** Every workflow that runs; a thousand an answer. */
export async function runningWorkflows(temporal: Client): Promise<RunningWorkflow[]> {
  const found: RunningWorkflow[] = [];
  for await (const { workflowId, type, startTime, searchAttributes } of temporal.workflow.list({
    query: `ExecutionStatus = 'Running'`,
    pageSize: 1000,
  })) {
    // A workflow of the server's own, as its schedules are, is not ours.
    if (type.startsWith('temporal-sys-')) continue;
    const stages = searchAttributes.HzStage ?? [];
    found.push({ workflowId, type, startedAt: startTime, stages: stages.map(String) });
  }
  return found;
}

export interface FailingTask {
  readonly workflowId: string;
  readonly attempts: number;
  readonly since: Date;
  readonly failure: string;
  readonly build: string | undefined;
  /** The worker took it and did not come back. */
  readonly timedOut: boolean;
}

/** Workflows whose task failed at least twice in a row, by the server's own mark. */
export async function failingTasks(temporal: Client): Promise<FailingTask[]> {
  const found: FailingTask[] = [];
  for await (const { workflowId } of temporal.workflow.list({
    query: `ExecutionStatus = 'Running' AND TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')`,
    pageSize: 1000,
  })) {
    const task = await failingTask(temporal, workflowId);
    if (task) found.push(task);
    if (found.length === MOST) break;
  }
  return found;
}

const MOST = 1000;

async function failingTask(temporal: Client, workflowId: string): Promise<FailingTask | null> {
  const standing = await describe(temporal, workflowId);
  if (!standing) return null;
  const { pendingWorkflowTask: task } = standing;
  // The mark is taken away with the next task that succeeds: a task that is at its first attempt has not failed.
  if (!task || (task.attempt ?? 0) < 2) return null;
  const failed = await lastEvent(temporal, workflowId, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
  const attributes = failed?.workflowTaskFailedEventAttributes;
  return {
    workflowId,
    timedOut: !attributes,
    attempts: (task.attempt ?? 1) - 1,
    since: dateOf(failed?.eventTime ?? task.originalScheduledTime),
    failure: attributes?.failure?.message ?? 'The task timed out: the worker did not answer.',
    build: attributes?.workerVersion?.buildId || attributes?.binaryChecksum || undefined,
  };
}

export interface FailingActivity {
  readonly activityId: string;
  readonly activity: string;
  readonly attempts: number;
  readonly since: Date;
  readonly failure: string;
  readonly nextAt: Date | null;
}

/** Activities of a workflow that failed again and again and are tried once more; none where it does not run. */
export async function failingActivities(
  temporal: Client,
  workflowId: string,
  atLeast: number,
): Promise<FailingActivity[]> {
  const standing = await describe(temporal, workflowId);
  return (standing?.pendingActivities ?? []).flatMap((pending) => {
    const attempts = (pending.attempt ?? 1) - 1;
    if (attempts < atLeast || !pending.lastFailure) return [];
    return {
      activityId: pending.activityId ?? '',
      activity: pending.activityType?.name ?? '',
      attempts,
      since: dateOf(pending.lastAttemptCompleteTime ?? pending.lastStartedTime ?? pending.scheduledTime),
      failure: wordsOf(pending.lastFailure),
      nextAt:
        pending.state === PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED && pending.nextAttemptScheduleTime
          ? dateOf(pending.nextAttemptScheduleTime)
          : null,
    };
  });
}

/** The innermost message says most: what lies around it says which activity it was. */
export function wordsOf(failure: Failure): string {
  const cause = failure.cause ? wordsOf(failure.cause) : '';
  return cause || failure.message || '';
}

export interface QueueStanding {
  /** Milliseconds since anybody last asked it for work; null where nobody has. */
  readonly idle: number | null;
  readonly waiting: number;
  /** Milliseconds that the oldest task has waited. */
  readonly oldest: number;
}

/** @param kind of the tasks: those of workflows or those of activities */
export async function queueStanding(
  temporal: Client,
  taskQueue: string,
  kind: 'workflow' | 'activity',
): Promise<QueueStanding> {
  const { pollers, stats } = await within(temporal, () =>
    temporal.workflowService.describeTaskQueue({
      namespace: temporal.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: TaskQueueType[kind === 'workflow' ? 'TASK_QUEUE_TYPE_WORKFLOW' : 'TASK_QUEUE_TYPE_ACTIVITY'],
      reportStats: true,
    }),
  );
  const asked = (pollers ?? []).map(({ lastAccessTime }) => dateOf(lastAccessTime).getTime());
  const age = stats?.approximateBacklogAge;
  return {
    idle: asked.length > 0 ? Date.now() - Math.max(...asked) : null,
    waiting: Number(stats?.approximateBacklogCount ?? 0),
    oldest: Number(age?.seconds ?? 0) * 1000 + (age?.nanos ?? 0) / 1e6,
  };
}

/** The last event of a type in the history, looked for from its end; null where the last fifty have none. */
export async function lastEvent(temporal: Client, workflowId: string, type: number): Promise<HistoryEvent | null> {
  const { history } = await within(temporal, () =>
    temporal.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: temporal.options.namespace,
      execution: { workflowId },
      maximumPageSize: 50,
    }),
  );
  return history?.events?.find(({ eventType }) => eventType === type) ?? null;
}

/** Null where there is no such workflow. */
async function describe(temporal: Client, workflowId: string) {
  try {
    return await within(temporal, () =>
      temporal.workflowService.describeWorkflowExecution({
        namespace: temporal.options.namespace,
        execution: { workflowId },
      }),
    );
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

const NOT_FOUND = 5;

export function isNotFound(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && error.code === NOT_FOUND);
}

/** Temporal could not be asked, or did not answer in time. */
export function isOutOfReach(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return OUT_OF_REACH.includes(cause.code);
  }
  return false;
}

const OUT_OF_REACH: readonly number[] = Object.values({ DEADLINE_EXCEEDED: 4, RESOURCE_EXHAUSTED: 8, UNAVAILABLE: 14 });

/** What could not be asked may be asked again. */
export async function orBusy<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (isOutOfReach(error)) throw new DomainProblem('busy', {}, [], { cause: error });
    throw error;
  }
}

export function within<T>(temporal: Client, ask: () => Promise<T>): Promise<T> {
  return temporal.withDeadline(Date.now() + PATIENCE, ask);
}

function dateOf(timestamp: Parameters<typeof tsToDate>[0] | null | undefined): Date {
  return timestamp ? tsToDate(timestamp) : new Date();
}
