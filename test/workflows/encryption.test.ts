/** What Temporal stores of an order cannot be read without the key; supervisors still read its history. */
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { decodeForInterface } from '../../api/monitor/history.ts';
import { readRun } from '../../api/monitor/snapshot.ts';
import { readWorkflowHistory, readWorkflowHistoryJson } from '../../api/monitor/workflow-history.ts';
import { createPayloadCodec } from '../../runtime/temporal/payload-codec.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { Walk } from '../replay/paths.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { DATA_KEYS } from '../support/servers.ts';

const NOTES = '请补充铭牌照片';
let world: BookingWorld;
let walk: Walk;
beforeAll(async () => {
  world = await openWorld(inject('servers'), { calendar: ALWAYS_WORKING, encrypted: true });
  walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  await walk.give('bring_in', 'reject_first_review', { notes: NOTES });
});
afterAll(() => world.close());

/** All payloads of a history in JSON, as text. */
function textsIn(json: string): string {
  const data = [...json.matchAll(/"(?:data|encoding)":\s*"([A-Za-z0-9+/=]+)"/g)];
  return data.map(([, base64 = '']) => Buffer.from(base64, 'base64').toString('utf8')).join('\n');
}

async function stored(): Promise<string> {
  const { workflowService } = world.temporal;
  const { history } = await workflowService.getWorkflowExecutionHistory({
    namespace: world.temporal.options.namespace,
    execution: { workflowId: walk.orderId },
  });
  return textsIn(JSON.stringify(history));
}

it('stores no notes and no names of people in the history', async () => {
  const text = await stored();
  expect(text).toContain('binary/encrypted');
  expect(text).not.toContain(NOTES);
  expect(text).not.toContain(walk.staff.name);
});

it('R:E5 reads the state, the lines and the JSON of the history with the key', async () => {
  const { temporal } = world;
  expect((await readRun(temporal, walk.orderId)).snapshot).toMatchObject({
    sequence: 2,
    shares: [{ stage: 'rejected' }],
  });
  const { lines } = await readWorkflowHistory(temporal, walk.orderId, null);
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'asked', name: 'reject_first_review', detail: NOTES }));
  const json = (await readWorkflowHistoryJson(temporal, walk.orderId)).toString();
  expect(textsIn(json)).toContain(NOTES);
});

it('R:E5 decrypts for Temporal’s interface what has this key, and leaves plain payloads as they are', async () => {
  const toText = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  const forInterface = ({
    metadata,
    data,
  }: {
    metadata?: Record<string, Uint8Array> | null;
    data?: Uint8Array | null;
  }) => ({
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, toText(value)])),
    data: toText(data),
  });
  const plain = defaultPayloadConverter.toPayload({ notes: NOTES });
  const [sealed] = await createPayloadCodec(DATA_KEYS).encode([plain]);
  const [other] = await createPayloadCodec(keyRing(Buffer.alloc(32, 99))).encode([plain]);
  const decode = (payload: typeof plain) => decodeForInterface(world.temporal, [forInterface(payload)]);
  expect(await decode(plain)).toEqual([forInterface(plain)]);
  expect(await decode(sealed ?? plain)).toEqual([forInterface(plain)]);
  await expect(decode(other ?? plain)).rejects.toMatchObject({ type: 'payload_unreadable' });
  const changed = { ...sealed, data: Buffer.from(sealed?.data ?? []).fill(1, 40, 41) };
  await expect(decode(changed)).rejects.toMatchObject({ type: 'payload_unreadable' });
});

it('reads a history that was written before payloads were encrypted', async () => {
  const plainWorld = await openWorld(inject('servers'), { calendar: ALWAYS_WORKING });
  try {
    const before = await Walk.begin(plainWorld);
    await before.draft('bring_in');
    await before.submit();
    expect((await readRun(world.temporal, before.orderId)).snapshot.sequence).toBe(1);
  } finally {
    await plainWorld.close();
  }
});
