/** The live stream of messages, for their receiver, until the session ends. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice } from '../../domain/notice.ts';
import { appendEvent, SYSTEM } from '../../store/event/append.ts';
import { tell } from '../../store/message/message.ts';
import { type ApiWorld, type Customer, openApi, PASSWORD, sessionCookie } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
let other: Customer;
beforeAll(async () => {
  world = await openApi();
  customer = await world.customer();
  other = await world.customer('另一企业');
});
afterAll(() => world.close());

const send = () =>
  world.db.transaction(async (trx) => {
    const stream = `enterprise:${customer.enterpriseId}`;
    await appendEvent(trx, { stream, name: 'remind_of_expiry', actor: SYSTEM });
    await tell(trx, stream, customer.enterpriseId, notice('enterprise_approved', {}));
  });

async function listen({ username }: Customer) {
  const signedIn = await fetch(`${world.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'enterprise', username, password: PASSWORD }),
  });
  const cookie = sessionCookie(signedIn).split(';')[0] ?? '';
  const controller = new AbortController();
  const response = await fetch(`${world.url}/api/messages/stream`, { headers: { cookie }, signal: controller.signal });
  const heard: unknown[] = [];
  let ended = false;
  const reading = (async () => {
    for await (const chunk of response.body ?? []) {
      for (const line of Buffer.from(chunk).toString().split('\n')) {
        if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)));
      }
    }
    ended = true;
  })().catch(() => undefined);
  return { response, heard, cookie, hasEnded: () => ended, reading, leave: () => controller.abort() };
}

describe('the stream of messages', () => {
  it('R:A13 sends the number of unread messages at once and each new message, to its receiver only', async () => {
    const mine = await listen(customer);
    const theirs = await listen(other);
    expect(mine.response.headers.get('content-type')).toContain('text/event-stream');
    await expect.poll(() => mine.heard).toEqual([{ unread: 0, newest: null }]);
    await send();
    await expect
      .poll(() => mine.heard.at(-1), { timeout: 6_000 })
      .toEqual({ unread: 1, newest: { id: expect.any(String), title: '企业注册审核已通过' } });
    await customer.client.call('readAllMessages');
    await expect.poll(() => mine.heard.at(-1), { timeout: 6_000 }).toMatchObject({ unread: 0 });
    expect(theirs.heard).toEqual([{ unread: 0, newest: null }]);
    mine.leave();
    theirs.leave();
    await Promise.all([mine.reading, theirs.reading]);
  });

  it('R:A13 ends with the session', async () => {
    const { hasEnded, cookie } = await listen(customer);
    await fetch(`${world.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    await expect.poll(hasEnded, { timeout: 6_000 }).toBe(true);
  });

  it('R:A13 is refused to visitors', async () => {
    expect((await fetch(`${world.url}/api/messages/stream`)).status).toBe(401);
  });
});
