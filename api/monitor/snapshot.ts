/**
 * What an order's workflow knows, read from its history, which contains the answers of its transactions. No worker is
 * involved, so it works while none runs or its code is broken. (A query would make a worker replay that code; if its
 * update handler throws, the whole process ends, SDK 1.24.)
 */
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { BookingOrderInput, BookingSnapshot, ShareState, TransitionOutcome } from '../../domain/transition.ts';
import { fetchEvents } from './history.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
type Payloads = proto.temporal.api.common.v1.IPayloads;

/** The marker in which the SDK records the answer of a local activity. */
const LOCAL_ACTIVITY = 'core_local_activity';

export interface Run {
  readonly snapshot: BookingSnapshot;
  readonly status: 'running' | 'completed' | 'failed' | 'timed_out' | 'canceled' | 'terminated' | 'continued_as_new';
}

/**
 * The current or last run of the order's workflow, and how it ended.
 * @throws WorkflowNotFoundError
 */
export async function readRun(temporal: Client, orderId: string): Promise<Run> {
  const events = await fetchEvents(temporal, orderId);
  return { snapshot: snapshotOf(events), status: ENDINGS.get(events.at(-1)?.eventType ?? 0) ?? 'running' };
}

const { EventType } = proto.temporal.api.enums.v1;
/** Event types that can only be the last of a run. */
const ENDINGS = new Map<number, Run['status']>([
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, 'completed'],
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, 'failed'],
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, 'timed_out'],
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, 'canceled'],
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, 'terminated'],
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW, 'continued_as_new'],
]);

export function snapshotOf(events: readonly HistoryEvent[]): BookingSnapshot {
  let snapshot: BookingSnapshot = { sequence: 0, orderNumber: '', enterpriseId: '', shares: [], overdue: [] };
  for (const event of events) {
    const { workflowExecutionStartedEventAttributes: started, markerRecordedEventAttributes: marker } = event;
    const carried = started && firstOf<BookingOrderInput>(started.input)?.carried;
    if (carried) snapshot = carried;
    if (marker?.markerName !== LOCAL_ACTIVITY) continue;
    const outcome = firstOf<TransitionOutcome>(marker.details?.result);
    for (const applied of outcome?.events ?? []) {
      if (applied.sequence <= snapshot.sequence) continue;
      const shares = new Map<string, ShareState>(snapshot.shares.map((share) => [share.id, share]));
      for (const share of applied.shares) shares.set(share.id, share);
      const { sequence, orderNumber, enterpriseId } = applied;
      snapshot = { ...snapshot, sequence, orderNumber, enterpriseId, shares: [...shares.values()] };
    }
  }
  return snapshot;
}

export function firstOf<T>(payloads: Payloads | null | undefined): T | null {
  const [payload] = payloads?.payloads ?? [];
  return payload ? defaultPayloadConverter.fromPayload<T>(payload) : null;
}
