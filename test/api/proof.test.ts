/** Proof of the password inside a session: one limit for all its uses, and before everything a thief would change. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionClient } from '../../runtime/session-client.ts';
import { dispatchMessages } from '../../store/message/delivery.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

const NO_SUCH = '00000000-0000-4000-8000-000000000000';
const WRONG = 'Wrong-2026';

const withdraw = (client: SessionClient, password: string) =>
  client.call('withdrawCertificate', { params: { certificateId: NO_SUCH }, body: { password, reason: '编号有误' } });
const change = (client: SessionClient, currentPassword: string) =>
  client.call('changePassword', {
    body: { currentPassword, password: 'Another-2026', passwordAgain: 'Another-2026' },
  });
const typeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { type: string }) => error.type,
  );

describe('the password of a signed-in person', () => {
  it('R:A1 is guessed ten times at most whatever it is asked for; then every session of the person ends', async () => {
    const { client, username } = await world.staff('签发人', 'issuer');
    const second = await world.visitor().signIn('staff', username, PASSWORD);
    const types: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      types.push(await typeOf(withdraw(client, WRONG)));
      types.push(await typeOf(change(client, `${WRONG}${round}`)));
    }
    expect(types.slice(0, 9)).toEqual(Array(9).fill('current_password_wrong'));
    expect(types[9]).toBe('signed_out_by_limit');
    await expect(client.call('me')).rejects.toEqual(problem('sign_in_required'));
    await expect(second.call('me')).rejects.toEqual(problem('sign_in_required'));
    const again = await world.visitor().signIn('staff', username, PASSWORD);
    expect(await typeOf(withdraw(again, WRONG))).toBe('current_password_wrong');
    expect(await typeOf(withdraw(again, PASSWORD))).toBe('not_found');
  });

  it('R:A1 is not counted when it is right, and parallel guesses share the limit', async () => {
    const { client } = await world.staff('签发人二', 'issuer');
    const signed = await Promise.all(Array.from({ length: 15 }, () => typeOf(withdraw(client, PASSWORD))));
    expect(new Set(signed)).toEqual(new Set(['not_found']));
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => typeOf(withdraw(client, `${WRONG}${index}`))),
    );
    expect(guesses.filter((type) => type === 'current_password_wrong').length).toBeLessThanOrEqual(9);
    expect(guesses.filter((type) => type === 'signed_out_by_limit').length).toBeGreaterThan(0);
  });
});

describe('a change of how a person signs in or is reached', () => {
  const told = async (client: SessionClient) => (await client.call('listMessages')).data.map(({ title }) => title);
  const deliveriesTo = async (digest: Buffer) =>
    Number((await world.db('delivery').where({ address_digest: digest }).count('* as count').first())?.count);

  it('R:A9 R:A13 needs the password for another e-mail, tells the old and the new address, and ends other sessions', async () => {
    const person = await world.individual('换邮箱的人');
    const other = await world.visitor().signIn('individual', person.username, PASSWORD);
    await world.db('person').where({ account_id: person.id }).update({ email: 'old@example.org' });
    const { mobile } = await person.client.call('getPerson');
    const body = { mobile, email: 'new@example.org' };
    await expect(person.client.call('changePerson', { body })).rejects.toEqual(
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'currentPassword' })] }),
    );
    await expect(person.client.call('changePerson', { body: { ...body, currentPassword: WRONG } })).rejects.toEqual(
      problem('current_password_wrong', { fields: [expect.objectContaining({ path: 'currentPassword' })] }),
    );
    await person.client.call('changePerson', { body: { ...body, currentPassword: PASSWORD } });
    expect(await told(person.client)).toContain('您的账号邮箱已修改');
    await expect(other.call('me')).rejects.toEqual(problem('sign_in_required'));
    expect((await person.client.call('me')).username).toBe(person.username);
    await dispatchMessages(world.db, ['mail'], 100);
    const mails = await world
      .db('delivery as d')
      .join('message as m', 'm.id', 'd.message_id')
      .where({ 'm.account_id': person.id, 'd.channel': 'mail' })
      .select('d.address_digest', 'd.state');
    const personal = personalData(world.config.dataKeys);
    expect(mails.map(({ address_digest }) => address_digest)).toEqual(
      expect.arrayContaining([null, personal.digest('old@example.org')]),
    );
    expect(await deliveriesTo(personal.digest('old@example.org'))).toBe(1);
    expect(await world.db('former_address')).toEqual([]);
  });

  it('R:E6 R:A13 needs the administrator’s own password for a reset or a further duty, and the person is told', async () => {
    const admin = await world.staff('管理员甲', 'administrator');
    const person = await world.staff('检测员乙', 'technician');
    const params = { userId: person.id };
    const body = { displayName: '检测员乙', duties: ['technician' as const], departmentId: null, disabled: false };
    const asked = (more: object) => admin.client.call('changeUser', { params, body: { ...body, ...more } });
    const missing = problem('invalid_input', { fields: [expect.objectContaining({ path: 'currentPassword' })] });
    await expect(asked({ password: 'Reset-4711-x' })).rejects.toEqual(missing);
    await expect(asked({ duties: ['technician', 'issuer'] })).rejects.toEqual(missing);
    await expect(asked({ email: 'thief@example.org' })).rejects.toEqual(missing);
    await expect(asked({ password: 'Reset-4711-x', currentPassword: WRONG })).rejects.toEqual(
      problem('current_password_wrong'),
    );
    await asked({ displayName: '检测员（乙）' });
    await asked({ password: 'Reset-4711-x', email: 'yi@example.org', currentPassword: PASSWORD });
    await expect(person.client.call('me')).rejects.toEqual(problem('sign_in_required'));
    const again = await world.visitor().signIn('staff', person.username, 'Reset-4711-x');
    await again.changePassword('Reset-4711-x', 'Own-2026-xyz');
    expect(await told(again)).toEqual(['您的账号密码已修改', '您的账号密码已由管理员重置，邮箱已修改']);
  });

  it('R:A1 needs password and code of somebody with a second factor; wrong codes are counted like wrong passwords', async () => {
    const { client } = await world.customer('双因素企业');
    const { secret } = await client.call('beginTotp', { body: { currentPassword: PASSWORD } });
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await client.call('confirmTotp', { body: { code } });
    expect(await typeOf(change(client, PASSWORD))).toBe('second_factor_required');
    const body = {
      currentPassword: PASSWORD,
      secondFactor: '000000',
      password: 'Next-2026',
      passwordAgain: 'Next-2026',
    };
    const types: string[] = [];
    for (let round = 0; round < 10; round += 1) types.push(await typeOf(client.call('changePassword', { body })));
    expect(types.slice(0, 9)).toEqual(Array(9).fill('second_factor_wrong'));
    expect(types[9]).toBe('signed_out_by_limit');
  });
});
