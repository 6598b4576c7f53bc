/** A workflow's history as a list that people can read, and as JSON for a replay test. */
import type { Client } from '@temporalio/client';
import { tsToDate } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import type { HistoryEntry, WorkflowHistory } from '../../domain/contract/workflow-history.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { isNotFound, within, wordsOf } from './engine.ts';
import { fetchEvents } from './history.ts';
import { firstOf } from './snapshot.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

const { WorkflowTaskFailedCause, PendingActivityState } = proto.temporal.api.enums.v1;
const { History } = proto.temporal.api.history.v1;

/**
 * The open run, or the last one.
 * @throws DomainProblem not_found
 */
export async function readWorkflowHistory(
  temporal: Client,
  workflowId: string,
  engineUrl: string | null,
): Promise<WorkflowHistory> {
  const { events, description } = await fetchAll(temporal, workflowId);
  const { raw, runId, status, historyLength } = description;
  const pending = (raw.pendingActivities ?? []).map((activity) => ({
    name: activity.activityType?.name ?? '',
    attempts:
      (activity.attempt ?? 1) - (activity.state === PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED ? 1 : 0),
    failure: activity.lastFailure ? wordsOf(activity.lastFailure) : null,
    nextAt: activity.nextAttemptScheduleTime ? tsToDate(activity.nextAttemptScheduleTime).toISOString() : null,
  }));
  const task = raw.pendingWorkflowTask;
  if (task && (task.attempt ?? 1) > 1)
    pending.push({ name: 'workflow task', attempts: (task.attempt ?? 1) - 1, failure: null, nextAt: null });
  const path = `/namespaces/${temporal.options.namespace}/workflows/${workflowId}/${runId}/history`;
  return {
    workflowId,
    runId,
    status: status.name,
    historyLength,
    pending,
    lines: linesOf(events),
    engineUrl: engineUrl && engineUrl + path,
  };
}

/**
 * The whole history in the format of a replay test.
 * @throws DomainProblem not_found
 */
export async function readWorkflowHistoryJson(temporal: Client, workflowId: string): Promise<Buffer> {
  const { events } = await fetchAll(temporal, workflowId);
  const plain = History.toObject(History.fromObject({ events }), { longs: String, enums: String, bytes: String });
  return Buffer.from(`${JSON.stringify(plain, null, 1)}\n`);
}

async function fetchAll(temporal: Client, workflowId: string) {
  try {
    const description = await within(temporal, () => temporal.workflow.getHandle(workflowId).describe());
    return { description, events: await fetchEvents(temporal, workflowId, description.runId) };
  } catch (error) {
    if (isNotFound(error)) throw new DomainProblem('not_found', {}, [], { cause: error });
    throw error;
  }
}

interface Command {
  readonly name?: string;
  readonly actor?: { readonly name?: string };
  readonly body?: { readonly notes?: string };
}

/** The lines of a history, in its order, without what only Temporal needs: tasks, markers, timers. */
export function linesOf(events: readonly HistoryEvent[]): HistoryEntry[] {
  const commands = new Map<string, Command>();
  const activities = new Map<string, string>();
  const lines: HistoryEntry[] = [];
  for (const event of events) {
    const told = tell(event, commands, activities);
    if (!told) continue;
    lines.push({
      eventId: String(event.eventId),
      at: event.eventTime ? tsToDate(event.eventTime).toISOString() : '',
      name: null,
      actor: null,
      detail: null,
      ...told,
    });
  }
  return lines;
}

type Told = Pick<HistoryEntry, 'kind'> & Partial<HistoryEntry>;

function tell(event: HistoryEvent, commands: Map<string, Command>, activities: Map<string, string>): Told | null {
  const {
    workflowExecutionStartedEventAttributes: started,
    workflowExecutionUpdateAcceptedEventAttributes: accepted,
    workflowExecutionUpdateCompletedEventAttributes: updated,
    activityTaskScheduledEventAttributes: scheduled,
    activityTaskCompletedEventAttributes: done,
    activityTaskFailedEventAttributes: failed,
    activityTaskTimedOutEventAttributes: timedOut,
    workflowTaskFailedEventAttributes: taskFailed,
    workflowExecutionTerminatedEventAttributes: terminated,
    workflowExecutionFailedEventAttributes: ended,
  } = event;
  if (started) return { kind: started.continuedExecutionRunId ? 'continued' : 'started' };
  if (accepted) {
    const command = firstOf<Command>(accepted.acceptedRequest?.input?.args) ?? {};
    commands.set(accepted.protocolInstanceId ?? '', command);
    return { kind: 'asked', ...namesOf(command), detail: command.body?.notes || null };
  }
  if (updated) {
    const command = commands.get(updated.meta?.updateId ?? '') ?? {};
    const failure = updated.outcome?.failure;
    return failure
      ? { kind: 'refused', ...namesOf(command), detail: wordsOf(failure) }
      : { kind: 'done', ...namesOf(command) };
  }
  if (scheduled) {
    activities.set(String(event.eventId), scheduled.activityType?.name ?? '');
    return { kind: 'activity_scheduled', name: scheduled.activityType?.name ?? null };
  }
  if (done) return { kind: 'activity_done', name: activities.get(String(done.scheduledEventId)) ?? null };
  const unhappy = failed ?? timedOut;
  if (unhappy) {
    const name = activities.get(String(unhappy.scheduledEventId)) ?? null;
    return { kind: 'activity_failed', name, detail: unhappy.failure ? wordsOf(unhappy.failure) : null };
  }
  if (taskFailed) {
    const isReset = taskFailed.cause === WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW;
    return { kind: isReset ? 'reset' : 'task_failed', detail: taskFailed.failure ? wordsOf(taskFailed.failure) : null };
  }
  if (event.workflowTaskTimedOutEventAttributes) return { kind: 'task_timed_out' };
  if (terminated) return { kind: 'terminated', detail: terminated.reason || null };
  if (ended) return { kind: 'failed', detail: ended.failure ? wordsOf(ended.failure) : null };
  return event.workflowExecutionCompletedEventAttributes ? { kind: 'completed' } : null;
}

function namesOf({ name, actor }: Command) {
  return { name: name ?? null, actor: actor?.name ?? null };
}
