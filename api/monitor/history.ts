/** Histories of workflows with decrypted payloads. */
import type { Client } from '@temporalio/client';
import { METADATA_ENCODING_KEY, type Payload } from '@temporalio/common';
import type proto from '@temporalio/proto';
import type { Payloads } from '../../domain/contract/workflow-history.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { within } from './engine.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/**
 * All events of a run, by default the current or last one.
 * @throws WorkflowNotFoundError
 */
export async function fetchEvents(temporal: Client, workflowId: string, runId?: string): Promise<HistoryEvent[]> {
  const { events } = await within(temporal, () => temporal.workflow.getHandle(workflowId, runId).fetchHistory());
  const found = events ?? [];
  await decode(temporal, found);
  return found;
}

/**
 * Payloads as Temporal's interface sends and receives them.
 * @throws DomainProblem payload_unreadable
 */
export async function decodeForInterface(
  temporal: Client,
  payloads: Payloads['payloads'],
): Promise<Payloads['payloads']> {
  const encoded = payloads.map(({ metadata, data }) => ({
    metadata: mapValues(metadata, (value) => Buffer.from(value, 'base64')),
    data: Buffer.from(data, 'base64'),
  }));
  const decoded = await decodeAll(temporal, encoded).catch((error: unknown) => {
    throw new DomainProblem('payload_unreadable', {}, [], { cause: error });
  });
  return decoded.map(({ metadata, data }) => ({
    metadata: mapValues(metadata ?? {}, (value) => Buffer.from(value).toString('base64')),
    data: Buffer.from(data ?? []).toString('base64'),
  }));
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

async function decodeAll(temporal: Client, payloads: Payload[]): Promise<Payload[]> {
  let decoded = payloads;
  for (const codec of temporal.options.loadedDataConverter.payloadCodecs.toReversed())
    decoded = await codec.decode(decoded);
  return decoded;
}

/** Decodes payloads with the client's codecs, in place. */
async function decode(temporal: Client, events: HistoryEvent[]): Promise<void> {
  const places: { readonly holder: Holder; readonly name: string }[] = [];
  const visit = (holder: Holder) => {
    for (const [name, value] of Object.entries(holder)) {
      if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
      if (isPayload(value)) places.push({ holder, name });
      else visit(value as Holder);
    }
  };
  visit(events as unknown as Holder);
  const payloads = await decodeAll(
    temporal,
    places.map(({ holder, name }) => holder[name] as Payload),
  );
  for (const [index, { holder, name }] of places.entries()) holder[name] = payloads[index];
}

type Holder = Record<string, unknown>;

function isPayload(value: object): value is Payload {
  const metadata = 'metadata' in value ? (value.metadata as Payload['metadata']) : null;
  return typeof metadata === 'object' && metadata !== null && METADATA_ENCODING_KEY in metadata;
}
