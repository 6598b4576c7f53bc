/** Protection against password guessing, which locks out only the guesser. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../api/session/password.ts';
import { solve } from '../support/captcha.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

interface Try {
  readonly username: string;
  readonly password?: string;
  readonly captcha?: { salt: string; nonce: number };
  readonly secondFactor?: string;
}

const post = (body: Try, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ kind: 'staff', password: 'Wrong-2026', ...body }),
  });
const typeOf = async (response: Response) => ((await response.json()) as { type?: string }).type?.split('/').pop();
const proof = async () => solve(await world.visitor().call('captcha'));
const unlock = () => world.owner('sign_in_attempt').update({ locked_until: new Date(Date.now() - 1000) });

describe('password guessing', () => {
  it.each(['known', 'unknown'])(
    'R:A1 triggers proof-of-work after three tries for a name that is %s, then locks with growing delays',
    async (kind) => {
      const username = kind === 'known' ? (await world.staff('丁', 'technician')).username : 'nobody2026';
      for (let attempt = 1; attempt <= 3; attempt += 1)
        expect(await typeOf(await post({ username }))).toBe('sign_in_failed');
      const asked = await post({ username });
      expect([asked.status, await typeOf(asked)]).toEqual([428, 'captcha_required']);
      const captcha = await proof();
      expect(await typeOf(await post({ username, captcha }))).toBe('sign_in_failed');
      expect(await typeOf(await post({ username, captcha }))).toBe('captcha_required');
      const forged = { ...captcha, salt: captcha.salt.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) };
      expect(await typeOf(await post({ username, captcha: forged }))).toBe('captcha_required');
      const unsolved = { salt: (await world.visitor().call('captcha')).salt, nonce: 0 };
      expect(await typeOf(await post({ username, captcha: unsolved }))).toBe('captcha_required');
      expect(await typeOf(await post({ username, captcha: await proof() }))).toBe('sign_in_failed');
      const waits: number[] = [];
      for (let round = 0; round < 8; round += 1) {
        const refused = await post({ username, password: PASSWORD, captcha: await proof() });
        expect(refused.status).toBe(429);
        waits.push(Math.round(Number(refused.headers.get('retry-after')) / 60));
        await unlock();
        expect(await typeOf(await post({ username, captcha: await proof() }))).toBe('sign_in_failed');
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    },
  );

  it('R:A1 counts concurrent attempts together (limit 5), from all addresses', async () => {
    const { username } = await world.staff('己', 'technician');
    await world.db('sign_in_attempt').insert({ key: `anywhere/staff/${username}`, attempts: 2 });
    const proofs = await Promise.all(Array.from({ length: 20 }, proof));
    const answers = await Promise.all(
      proofs.map(async (captcha, index) =>
        typeOf(await post({ username, captcha }, { 'x-forwarded-for': `203.0.113.${index}` })),
      ),
    );
    expect(answers.filter((type) => type === 'sign_in_failed')).toHaveLength(3);
    expect(answers.filter((type) => type === 'too_many_attempts')).toHaveLength(17);
  });

  it('R:A1 from elsewhere does not lock out the owner in a known browser', async () => {
    const { username } = await world.staff('庚', 'technician');
    const first = await post({ username, password: PASSWORD });
    const device =
      first.headers
        .getSetCookie()
        .find((cookie) => cookie.startsWith('hz.device='))
        ?.split(';')[0] ?? '';
    expect(device).not.toBe('');
    for (let attempt = 1; attempt <= 5; attempt += 1) await post({ username, captcha: await proof() });
    expect((await post({ username, password: PASSWORD, captcha: await proof() })).status).toBe(429);
    expect((await post({ username, password: PASSWORD }, { cookie: device })).status).toBe(200);
    const other = await world.staff('辛', 'technician');
    for (let attempt = 1; attempt <= 5; attempt += 1) await post({ username: other.username, captcha: await proof() });
    const stolen = await post({ username: other.username, password: PASSWORD }, { cookie: device });
    expect(stolen.status).toBe(429);
  });

  it('R:A1 takes similar time for known and unknown names', async () => {
    const { id, username } = await world.staff('壬', 'technician');
    // Hashed at the product's own cost, like real accounts.
    await world
      .db('account')
      .where({ id })
      .update({ password_hash: await hashPassword(PASSWORD) });
    const time = async (name: string) => {
      await world.db('sign_in_attempt').delete();
      const began = performance.now();
      await (await post({ username: name })).text();
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      known.push(await time(username));
      unknown.push(await time(`nobody${round}`));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(1 / 2);
    expect(ratio).toBeLessThan(2);
  });
});

describe('a second factor', () => {
  let person: StaffMember;
  let secret = '';
  let recoveryCodes: string[] = [];
  const codeAt = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
  const signIn = (more: Partial<Try> = {}) => post({ username: person.username, password: PASSWORD, ...more });

  it('R:A1 is enrolled with a picture or a text, and confirmed with its first code', async () => {
    person = await world.staff('癸', 'business_office');
    await expect(person.client.call('confirmTotp', { body: { code: '000000' } })).rejects.toEqual(
      problem('totp_not_begun'),
    );
    const enrolment = await person.client.call('beginTotp', { body: { currentPassword: PASSWORD } });
    secret = enrolment.secret;
    expect(enrolment.uri).toContain('otpauth://totp/');
    expect(enrolment.qrCode).toMatch(/^data:image\/png;base64,/);
    expect((await signIn()).status).toBe(200);
    const wrong = String((Number(codeAt(0)) + 1) % 1_000_000).padStart(6, '0');
    await expect(person.client.call('confirmTotp', { body: { code: wrong } })).rejects.toEqual(
      problem('second_factor_wrong', { fields: [expect.objectContaining({ path: 'code' })] }),
    );
    ({ recoveryCodes } = await person.client.call('confirmTotp', { body: { code: codeAt(0) } }));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await person.client.call('me')).hasSecondFactor).toBe(true);
    const kept = await world.owner.raw(`select totp_sealed::text as box from account where id = ?`, [person.id]);
    expect(kept.rows[0].box).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('R:A1 is required after the password; a code works once, a recovery code once', async () => {
    expect(await typeOf(await post({ username: person.username }))).toBe('sign_in_failed');
    expect(await typeOf(await signIn())).toBe('second_factor_required');
    const code = codeAt(1);
    expect((await signIn({ secondFactor: code })).status).toBe(200);
    expect(await typeOf(await signIn({ secondFactor: code }))).toBe('second_factor_wrong');
    expect((await signIn({ secondFactor: recoveryCodes[0] ?? '' })).status).toBe(200);
    expect(await typeOf(await signIn({ secondFactor: recoveryCodes[0] ?? '' }))).toBe('second_factor_wrong');
  });

  it('R:A1 cannot be guessed: wrong codes lock like wrong passwords, and requests without a code give no further tries', async () => {
    await world.db('sign_in_attempt').delete();
    const types: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      types.push(await typeOf(await signIn({ secondFactor: '000000', captcha: await proof() })));
      await signIn({ captcha: await proof() });
    }
    expect(types.filter((type) => type === 'second_factor_wrong')).toHaveLength(5);
    expect(types.at(-1)).toBe('too_many_attempts');
  });

  it('R:A1 is switched off with password and code, or removed by an administrator', async () => {
    const off = (currentPassword: string, secondFactor: string) =>
      person.client.call('switchOffTotp', { body: { currentPassword, secondFactor } });
    await expect(off('Wrong-2026', recoveryCodes[1] ?? '')).rejects.toEqual(problem('current_password_wrong'));
    await expect(off(PASSWORD, '')).rejects.toEqual(problem('second_factor_required'));
    await expect(off(PASSWORD, 'AAAAA-22222')).rejects.toEqual(problem('second_factor_wrong'));
    expect((await off(PASSWORD, recoveryCodes[1] ?? '')).hasSecondFactor).toBe(false);
    ({ secret } = await person.client.call('beginTotp', { body: { currentPassword: PASSWORD } }));
    await person.client.call('confirmTotp', { body: { code: codeAt(1) } });
    const admin = await world.staff('管理员', 'administrator');
    const params = { userId: person.id };
    await expect(admin.client.call('resetTotp', { params, body: { currentPassword: 'Wrong-2026' } })).rejects.toEqual(
      problem('current_password_wrong'),
    );
    await admin.client.call('resetTotp', { params, body: { currentPassword: PASSWORD } });
    await expect(person.client.call('me')).rejects.toEqual(problem('sign_in_required'));
    await person.client.signIn('staff', person.username, PASSWORD);
    const told = (await person.client.call('listMessages')).data.map(({ title }) => title);
    expect(told.filter((title) => title === '您的账号动态验证码已关闭')).toHaveLength(2);
    expect((await person.client.call('me')).hasSecondFactor).toBe(false);
    const names = await world
      .db('event')
      .where({ stream: `user:${person.id}` })
      .orderBy('sequence')
      .pluck('name');
    expect(names).toEqual(['switch_on_totp', 'switch_off_totp', 'switch_on_totp', 'switch_off_totp']);
  });
});

describe('open sessions', () => {
  it('R:A1 are listed with browser and time, and are ended one by one or all except the current one', async () => {
    const { username, client } = await world.staff('子', 'technician');
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
    const elsewhere = await post(
      { username, password: PASSWORD },
      { 'user-agent': agent, 'x-forwarded-for': '203.0.113.7' },
    );
    const cookie = elsewhere.headers
      .getSetCookie()
      .map((pair) => pair.split(';')[0])
      .join('; ');
    const isIn = async () => (await fetch(`${world.url}/api/session`, { headers: { cookie } })).status === 200;
    const { data } = await client.call('listSessions');
    expect(data).toHaveLength(2);
    expect(data.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    const other = data.find(({ isCurrent }) => !isCurrent);
    expect(other).toMatchObject({ browser: 'Chrome 130', system: 'Windows NT 10', address: '203.0.113.7' });
    const stranger = await world.staff('丑', 'technician');
    const params = { sessionKey: other?.key ?? '' };
    await expect(stranger.client.call('endSession', { params })).rejects.toEqual(problem('not_found'));
    expect(await isIn()).toBe(true);
    await client.call('endSession', { params });
    expect(await isIn()).toBe(false);
    const third = await world.visitor().signIn('staff', username, PASSWORD);
    await client.call('endOtherSessions');
    await expect(third.call('me')).rejects.toEqual(problem('sign_in_required'));
    expect((await client.call('listSessions')).total).toBe(1);
  });
});
