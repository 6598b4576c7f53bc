/**
 * What an order's workflow knows, read from its history: the answers of its transactions are recorded there. Nothing is asked
 * of a worker, so it can be known while none runs or its code is broken. (A query would make a worker replay that code; one
 * whose update handler throws then ends the whole process, SDK 1.24.)
 */
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type proto from '@temporalio/proto';
import type { BookingOrderInput, BookingSnapshot, ShareState, TransitionOutcome } from '../../domain/transition.ts';
import { within } from './engine.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
type Payloads = proto.temporal.api.common.v1.IPayloads;

/** The marker in which the SDK records the answer of a local activity. */
const LOCAL_ACTIVITY = 'core_local_activity';

/** The last or present run of the order's workflow. @throws WorkflowNotFoundError */
export async function readSnapshot(temporal: Client, orderId: string): Promise<BookingSnapshot> {
  const { events } = await within(temporal, () => temporal.workflow.getHandle(orderId).fetchHistory());
  return snapshotOf(events ?? []);
}

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
