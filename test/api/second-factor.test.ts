/** A second factor where the installation requires one of certain duties, and of customers who want one. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi({ config: { secondFactorRequired: true, engineUrl: 'http://127.0.0.1:1' } });
});
afterAll(() => world.close());

async function setUp(client: SessionClient): Promise<readonly string[]> {
  const { secret } = await client.call('beginTotp', { body: { currentPassword: PASSWORD } });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  return (await client.call('confirmTotp', { body: { code } })).recoveryCodes;
}

describe('a required second factor', () => {
  it.each(['administrator', 'issuer', 'supervisor'] as const)(
    'R:A1 is set up by a person with the duty %s before anything else',
    async (duty) => {
      const { client, username } = await world.staff(`岗位${duty}`, duty, 'technician');
      expect(await client.call('me')).toMatchObject({ hasSecondFactor: false, mustSetUpSecondFactor: true });
      const refused = problem('second_factor_needed', { status: 403 });
      await expect(client.call('listVisits')).rejects.toEqual(refused);
      await expect(client.call('listSessions')).rejects.toEqual(refused);
      const engine = await fetch(`${world.url}/api/engine/`, { headers: { cookie: client.cookie } });
      expect(await engine.text()).toContain('second_factor_needed');
      const recoveryCodes = await setUp(client);
      expect((await client.call('me')).mustSetUpSecondFactor).toBe(false);
      expect((await client.call('listSessions')).total).toBe(1);
      await expect(world.visitor().signIn('staff', username, PASSWORD)).rejects.toEqual(
        problem('second_factor_required'),
      );
      const body = { currentPassword: PASSWORD, secondFactor: recoveryCodes[0] ?? '' };
      expect(await client.call('switchOffTotp', { body })).toMatchObject({ mustSetUpSecondFactor: true });
      await expect(client.call('listSessions')).rejects.toEqual(refused);
    },
  );

  it('R:A1 is not asked of other duties and of customers', async () => {
    const technician = await world.staff('检测员', 'technician');
    expect((await technician.client.call('me')).mustSetUpSecondFactor).toBe(false);
    const customer = await world.customer('企业');
    expect((await customer.client.call('listSessions')).total).toBe(1);
  });
});

describe('a customer', () => {
  it('R:A1 may have a second factor too, with recovery codes that each sign in once', async () => {
    const { client, username } = await world.customer('谨慎的企业');
    const [code = ''] = await setUp(client);
    const signIn = (secondFactor?: string) =>
      world.visitor().call('signIn', {
        body: { kind: 'enterprise', username, password: PASSWORD, ...(secondFactor ? { secondFactor } : {}) },
      });
    await expect(signIn()).rejects.toEqual(problem('second_factor_required'));
    expect(await signIn(code)).toMatchObject({ hasSecondFactor: true });
    await expect(signIn(code)).rejects.toEqual(problem('second_factor_wrong'));
  });
});
