import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, type Client, createClient } from '../../domain/contract/client.ts';
import { newIdempotencyKey } from '../../domain/contract/idempotency-key.ts';
import { Busy } from '../../web/client/busy.ts';
import { CommandKeys } from '../../web/client/commands.ts';
import { withRetries } from '../../web/client/retry.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const busy = new ApiProblem('busy', 503, 'busy', [], 2);
const unreachable = new ApiProblem('network', 0, 'unreachable');
const refused = new ApiProblem('stage_moved_on', 409, 'moved on');
const cancel = { params: { shareId: 's1' }, body: { notes: 'not needed' } };

/** A client that gives these answers one after the other (undefined is success), the keys it received, and its waits. */
function scripted(...answers: (ApiProblem | undefined)[]) {
  const keys: (string | undefined)[] = [];
  const waits: number[] = [];
  const client = (async (_name: unknown, request?: { idempotencyKey?: string }) => {
    keys.push(request?.idempotencyKey);
    const answer = answers.shift();
    if (answer) throw answer;
    return {};
  }) as Client;
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  return { client, keys, waits, wait };
}

afterEach(() => vi.unstubAllGlobals());

describe('a new idempotency key', () => {
  it('is a UUID, a different one each time, also in browsers without crypto.randomUUID (plain http)', () => {
    vi.stubGlobal('crypto', { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) });
    const keys = Array.from({ length: 100 }, newIdempotencyKey);
    for (const key of keys) expect(key).toMatch(UUID);
    expect(new Set(keys).size).toBe(100);
  });

  it('is sent with each command that has no key yet', async () => {
    vi.stubGlobal('crypto', { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) });
    const sent: Headers[] = [];
    const answering: typeof fetch = async (_, init) => {
      sent.push(new Headers(init?.headers));
      return Response.json({});
    };
    await createClient({ baseUrl: '', fetch: answering })('cancel', cancel);
    expect(sent[0]?.get('idempotency-key')).toMatch(UUID);
  });
});

describe('a client with retries', () => {
  it('repeats a command under the same key when the system is busy, after as long as the system says', async () => {
    const { client, keys, waits, wait } = scripted(busy, busy);
    await withRetries(client, { wait })('cancel', cancel);
    expect(keys).toEqual([expect.stringMatching(UUID), keys[0], keys[0]]);
    expect(waits).toEqual([2000, 2000]);
  });

  it('gives up after five retries', async () => {
    const { client, keys, wait } = scripted(...Array<ApiProblem>(9).fill(busy));
    await expect(withRetries(client, { wait })('cancel', cancel)).rejects.toBe(busy);
    expect(keys).toHaveLength(6);
  });

  it('does not repeat a POST without a key, unless that POST may be repeated', async () => {
    const { client, keys, wait } = scripted(busy);
    await expect(withRetries(client, { wait })('createOrder', {})).rejects.toBe(busy);
    expect(keys).toHaveLength(1);
  });

  it('repeats an unanswered command only if configured so, later each time', async () => {
    const impatient = scripted(unreachable);
    await expect(withRetries(impatient.client, impatient)('cancel', cancel)).rejects.toBe(unreachable);
    const patient = scripted(unreachable, unreachable);
    await withRetries(patient.client, { wait: patient.wait, whenUnanswered: true })('cancel', cancel);
    expect(new Set(patient.keys).size).toBe(1);
    expect(patient.waits).toEqual([1000, 2000]);
  });

  it('never repeats a refused command', async () => {
    const { client, keys, wait } = scripted(refused);
    await expect(withRetries(client, { wait, whenUnanswered: true })('cancel', cancel)).rejects.toBe(refused);
    expect(keys).toHaveLength(1);
  });

  it('counts as busy while it waits', async () => {
    const waiting = new Busy();
    const seen: boolean[] = [];
    waiting.subscribe(() => seen.push(waiting.isBusy()));
    await waiting.wait(1);
    expect(seen).toEqual([true, false]);
  });
});

describe('the keys of commands', () => {
  it('stay the same while it is unknown whether the command was carried out', async () => {
    const { client, keys } = scripted(unreachable, undefined, undefined);
    const commands = new CommandKeys();
    await expect(commands.send(client, 'cancel', cancel)).rejects.toBe(unreachable);
    await commands.send(client, 'cancel', cancel);
    expect(keys[1]).toBe(keys[0]);
    await commands.send(client, 'cancel', cancel);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('are new after a refusal, for other content, for another order, and when the page asks', async () => {
    const { client, keys } = scripted(refused, unreachable, unreachable, unreachable, unreachable);
    const commands = new CommandKeys();
    const attempt = (request: typeof cancel) => commands.send(client, 'cancel', request).catch(() => undefined);
    await attempt(cancel);
    await attempt(cancel);
    await attempt({ ...cancel, body: { notes: 'broken' } });
    await attempt({ ...cancel, params: { shareId: 's2' } });
    commands.forget('cancel', { shareId: 's2' });
    await attempt({ ...cancel, params: { shareId: 's2' } });
    expect(new Set(keys).size).toBe(5);
  });
});
