import { expect, inject, it } from 'vitest';
import { loadDemo } from '../../runtime/demo/index.ts';
import { DEMO_PASSWORD } from '../../runtime/demo/people.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { openSystem } from '../support/system.ts';

it('R:A1 signs in everyone of the demo by role, has an order in each stage that it shows, and loads nothing the second time', async () => {
  const system = await openSystem({ servers: inject('servers') });
  try {
    const accounts = await loadDemo(system, () => undefined);
    expect(accounts.join('\n')).toContain('democo1');
    for (const username of [
      'admin',
      'office',
      'specialist',
      'samples',
      'technician1',
      'checker',
      'issuer',
      'supervisor',
    ]) {
      const person = await new SessionClient(system.url).signIn('staff', username, DEMO_PASSWORD);
      expect((await person.call('me')).username).toBe(username);
    }
    const customer = await new SessionClient(system.url).signIn('enterprise', 'democo1', DEMO_PASSWORD);
    const { data, total } = await customer.call('listOrders');
    expect(data.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['completed', 'awaiting_issue', 'awaiting_check', 'in_progress', 'awaiting_first_review']),
    );
    expect(await loadDemo({ ...system, firstPassword: null }, () => undefined)).toEqual(accounts);
    expect((await customer.call('listOrders')).total).toBe(total);
  } finally {
    await system.close();
  }
});

it('refuses to load the demo into a folder with other data', async () => {
  const system = await openSystem({ servers: inject('servers') });
  try {
    await expect(loadDemo({ ...system, firstPassword: null }, () => undefined)).rejects.toThrow(
      /不是演示数据.*DATA_DIR/,
    );
  } finally {
    await system.close();
  }
});
