/** What the monitor reads from Temporal, without any rule of the business. */
import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { tsToDate } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { DomainProblem } from '../../domain/problem.ts';
import { STAGE } from '../../workflows/search-attribute-keys.ts';

const { EventType, PendingActivityState, TaskQueueType } = proto.temporal.api.enums.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
type Failure = proto.temporal.api.failure.v1.IFailure;

/** Milliseconds after which a request counts as unanswered. */
const TEMPORAL_TIMEOUT_MS = 5_000;

export interface RunningWorkflow {
  readonly workflowId: string;
  readonly type: string;
  readonly startedAt: Date;
  /** Stages of the open shares, as in the search attribute. */
  readonly stages: readonly string[];
}

/** Checks that Temporal answers at all: other calls are retried by the client for ten seconds before they fail. */
export async function reach(temporal: Client): Promise<void> {
  await temporal.withDeadline(Date.now() + REACHABILITY_TIMEOUT_MS, () => temporal.workflowService.getSystemInfo({}));
}

const REACHABILITY_TIMEOUT_MS = 1_500;

/** Every running workflow, a thousand per page. */
export async function runningWorkflows(temporal: Client): Promise<RunningWorkflow[]> {
  const found: RunningWorkflow[] = [];
  for await (const { workflowId, type, startTime, searchAttributes } of temporal.workflow.list({
    query: `ExecutionStatus = 'Running'`,
    pageSize: 1000,
  })) {
    // Workflows of the server itself, such as its schedules.
    if (type.startsWith('temporal-sys-')) continue;
    const stages = searchAttributes[STAGE.name] ?? [];
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
  /** A worker took the task and did not answer. */
  readonly timedOut: boolean;
}

/** Workflows whose task failed at least twice in a row, by the server's own search attribute. */
export async function failingTasks(temporal: Client): Promise<FailingTask[]> {
  const found: FailingTask[] = [];
  for await (const { workflowId } of temporal.workflow.list({
    query: `ExecutionStatus = 'Running' AND TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')`,
    pageSize: 1000,
  })) {
    const task = await failingTask(temporal, workflowId);
    if (task) found.push(task);
    if (found.length === MAX_EVENTS) break;
  }
  return found;
}

const MAX_EVENTS = 1000;

async function failingTask(temporal: Client, workflowId: string): Promise<FailingTask | null> {
  const standing = await describe(temporal, workflowId);
  if (!standing) return null;
  const { pendingWorkflowTask: task } = standing;
  // The attribute is removed with the next task that succeeds: a task at its first attempt has not failed.
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

/** Activities of a workflow that failed repeatedly and are retried; none if the workflow does not run. */
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

/** The innermost cause has the message; the outer ones only name the activity. */
export function wordsOf(failure: Failure): string {
  const cause = failure.cause ? wordsOf(failure.cause) : '';
  return cause || failure.message || '';
}

export interface QueueStanding {
  /** Milliseconds since a worker last polled it; null if none has. */
  readonly idle: number | null;
  readonly waiting: number;
  /** Milliseconds that the oldest task has waited. */
  readonly oldest: number;
}

/** @param kind workflow tasks or activity tasks */
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

/** The last event of a type in the history; null if the last fifty events have none. */
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

/** Null if there is no such workflow. */
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

/** Whether Temporal could not be reached or did not answer in time. */
export function isOutOfReach(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return OUT_OF_REACH.includes(cause.code);
  }
  return false;
}

const OUT_OF_REACH: readonly number[] = Object.values({ DEADLINE_EXCEEDED: 4, RESOURCE_EXHAUSTED: 8, UNAVAILABLE: 14 });

/** Turns an unreachable Temporal into the problem `busy`, which a client retries. */
export async function orBusy<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (isOutOfReach(error)) throw new DomainProblem('busy', {}, [], { cause: error });
    throw error;
  }
}

export function within<T>(temporal: Client, ask: () => Promise<T>): Promise<T> {
  return temporal.withDeadline(Date.now() + TEMPORAL_TIMEOUT_MS, ask);
}

function dateOf(timestamp: Parameters<typeof tsToDate>[0] | null | undefined): Date {
  return timestamp ? tsToDate(timestamp) : new Date();
}
