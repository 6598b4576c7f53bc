import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember, sessionCookie } from './support/world.ts';

let world: ApiWorld;
let administrator: StaffMember;
beforeAll(async () => {
  world = await openApi();
  administrator = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const signInAt = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('signing in', () => {
  it('R:A1 gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { username } = await world.staff('甲', 'technician');
    const response = await signInAt({ kind: 'staff', username, password: PASSWORD });
    expect(response.status).toBe(200);
    const cookie = sessionCookie(response);
    expect(cookie).toMatch(/^hz\.sid=.+HttpOnly.+SameSite=Lax/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const again = await signInAt({ kind: 'staff', username, password: PASSWORD }, { cookie });
    expect(sessionCookie(again).split(';')[0]).not.toBe(cookie.split(';')[0]);
    const stale = await fetch(`${world.url}/api/session`, { headers: { cookie } });
    expect(stale.status).toBe(401);
  });

  it('R:A1 answers alike for an unknown name, a wrong password, another user type and a disabled account', async () => {
    const { username } = await world.staff('乙', 'technician');
    const { username: disabled, id: disabledId } = await world.staff('丙', 'technician');
    await world.db('account').where({ id: disabledId }).update({ disabled: true });
    const tries = [
      { kind: 'staff', username: 'nobody1', password: PASSWORD },
      { kind: 'staff', username, password: 'Wrong-2026' },
      { kind: 'enterprise', username, password: PASSWORD },
      { kind: 'staff', username: disabled, password: PASSWORD },
    ];
    const answers = await Promise.all(tries.map(async (body) => (await signInAt(body)).text()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('sign_in_failed');
  });

  it('R:A1 lasts until signing out', async () => {
    const { client } = await world.staff('戊', 'technician');
    expect((await client.call('me')).displayName).toBe('戊');
    await client.call('signOut');
    await expect(client.call('me')).rejects.toEqual(problem('sign_in_required', { status: 401 }));
  });
});

describe('a member of staff', () => {
  const input = {
    currentPassword: PASSWORD,
    username: 'jiance2026',
    displayName: '检测员（新）',
    password: 'First-2026',
    duties: ['technician' as const],
    departmentId: null,
  };

  it('R:E6 must change the initial password first', async () => {
    await administrator.client.call('createUser', { body: input });
    await expect(
      administrator.client.call('createUser', { body: { ...input, username: 'JIANCE2026' } }),
    ).rejects.toEqual(problem('username_taken'));
    const person = await world.visitor().signIn('staff', input.username, input.password);
    expect((await person.call('me')).mustChangePassword).toBe(true);
    await expect(person.call('listShares')).rejects.toEqual(problem('password_change_required', { status: 403 }));
    await expect(person.changePassword('Wrong-2026', 'Second-2026')).rejects.toEqual(problem('current_password_wrong'));
    const elsewhere = await world.visitor().signIn('staff', input.username, input.password);
    await person.changePassword(input.password, 'Second-2026');
    expect((await person.call('listShares')).total).toBe(0);
    await expect(elsewhere.call('me')).rejects.toEqual(problem('sign_in_required'));
  });

  it('R:E6 needs a password by the rule for staff, whoever sets it; a customer needs one by the rule of the manual', async () => {
    const fault = (message: string) =>
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'password', message })] });
    const ofName = fault('密码不能包含用户名，请换一个');
    const create = (password: string) =>
      administrator.client.call('createUser', { body: { ...input, username: 'mima2026', password } });
    await expect(create('hz7261')).rejects.toEqual(fault('密码为10-64个字符'));
    await expect(create('Mima2026-x')).rejects.toEqual(ofName);
    const person = await world.staff('己', 'technician');
    const { username } = person;
    const params = { userId: person.id };
    const body = { displayName: '己', duties: ['technician' as const], departmentId: null, disabled: false };
    const reset = (password: string) =>
      administrator.client.call('changeUser', { params, body: { ...body, password, currentPassword: PASSWORD } });
    await expect(reset(`A-${username}`)).rejects.toEqual(ofName);
    await expect(person.client.changePassword(PASSWORD, 'hz7261')).rejects.toEqual(fault('密码为10-64个字符'));
    await expect(person.client.changePassword(PASSWORD, `A-${username}`)).rejects.toEqual(ofName);
    await person.client.changePassword(PASSWORD, 'A long password of 30 letters.');
    const { client } = await world.customer();
    await expect(client.changePassword(PASSWORD, 'abcdef')).rejects.toEqual(
      fault('密码必须由数字、字母或符号两种以上组成'),
    );
    for (const common of ['abc123', 'aaaaa1', '123456a', 'Woaini-1314'])
      await expect(client.changePassword(PASSWORD, common)).rejects.toEqual(
        fault('该密码过于常见，容易被猜到，请换一个'),
      );
    await client.changePassword(PASSWORD, 'hz7261');
  });

  it('R:E6 loses a duty and its permission at the next click', async () => {
    const { data } = await administrator.client.call('listUsers', { query: { q: '检测员（新）', duty: 'technician' } });
    const user = data[0];
    const person = await world.visitor().signIn('staff', input.username, 'Second-2026');
    const params = { userId: user?.id ?? '' };
    const body = { displayName: '检测员（新）', duties: ['sample_desk' as const], departmentId: null, disabled: false };
    const wrong = { ...body, email: 'duty@' };
    await expect(administrator.client.call('changeUser', { params, body: wrong })).rejects.toEqual(
      problem('invalid_input'),
    );
    const moved = { ...body, email: 'duty@example.org', currentPassword: PASSWORD };
    await administrator.client.call('changeUser', { params, body: moved });
    expect(await administrator.client.call('getUser', { params })).toMatchObject({ email: 'duty@example.org' });
    const { permissions } = await person.call('me');
    expect(permissions).toContain('command.receive_sample');
    expect(permissions).not.toContain('result.record');
    await administrator.client.call('changeUser', { params, body: { ...moved, disabled: true } });
    await expect(person.call('me')).rejects.toEqual(problem('sign_in_required'));
    const events = await world
      .db('event')
      .where({ stream: `user:${user?.id}` })
      .orderBy('sequence')
      .pluck('name');
    expect(events).toEqual(['create_user', 'change_password', 'change_user', 'change_user']);
  });

  it('R:E6 cannot lock out themselves as administrator', async () => {
    const params = { userId: administrator.id };
    const body = { displayName: '管理员', duties: ['administrator' as const], departmentId: null, disabled: true };
    await expect(administrator.client.call('changeUser', { params, body })).rejects.toEqual(problem('invalid_input'));
    await expect(
      administrator.client.call('changeUser', { params, body: { ...body, disabled: false, duties: ['issuer'] } }),
    ).rejects.toEqual(problem('invalid_input'));
  });
});
