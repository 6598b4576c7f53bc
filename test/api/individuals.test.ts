/** Individuals: registration with a code by SMS, own data, forgotten passwords, protection against guessing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { IndividualRegistration } from '../../domain/contract/person.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { identityNumberOf } from '../support/people.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

type Form = z.input<typeof IndividualRegistration>;
const NUMBERS = ['11010519491231002X', ...[1, 2, 3, 4, 5].map(identityNumberOf)];
let serial = 0;
const mobileOf = (index: number) => `1370000${String(index).padStart(4, '0')}`;
const anyMobile = () => {
  serial += 1;
  return mobileOf(serial);
};

const form = (more: Partial<Form>): Form => ({
  username: 'person2026',
  password: 'hz7261',
  passwordAgain: 'hz7261',
  fullName: '经办人',
  identityNumber: NUMBERS[0] ?? '',
  mobile: '',
  agreement: true,
  ...more,
});

async function register(more: Partial<Form> = {}) {
  const client = world.visitor();
  const mobile = anyMobile();
  const me = await client.call('registerIndividual', {
    body: form({ mobile, smsCode: await world.smsCode(mobile), ...more }),
  });
  return { client, mobile, me };
}

describe('an individual', () => {
  it('R:A2 R:A3 registers with a code by SMS and is signed in; number and identity are sealed and shown masked', async () => {
    const { client, mobile, me } = await register({ district: '康巴什区', ethnicGroup: '蒙古族' });
    expect(me).toMatchObject({ kind: 'individual', displayName: '经办人', enterprise: null });
    expect(await client.call('getPerson')).toMatchObject({
      identityNumber: '110105********002X',
      mobile,
      district: '康巴什区',
      ethnicGroup: '蒙古族',
    });
    const kept = await world.owner.raw<{ rows: { all: string }[] }>(
      `select string_agg(t::text, '') as all from (select p::text as t from person p union all select e::text from event e) t`,
    );
    expect(kept.rows[0]?.all).not.toContain(mobile);
    expect(kept.rows[0]?.all).not.toContain('11010519491231002X');
    await world.visitor().signIn('individual', 'person2026', 'hz7261');
  });

  it('R:A3 is refused without the right code, or with a taken name or identity number; the right code remains usable', async () => {
    const mobile = anyMobile();
    const smsCode = await world.smsCode(mobile);
    const wrong = String((Number(smsCode) + 1) % 1_000_000).padStart(6, '0');
    const attempt = (more: Partial<Form>) =>
      world.visitor().call('registerIndividual', {
        body: form({ username: 'second2026', identityNumber: NUMBERS[1], mobile, smsCode, ...more }),
      });
    const field = (path: string) => ({ fields: [expect.objectContaining({ path })] });
    await expect(attempt({ smsCode: wrong })).rejects.toEqual(problem('sms_code_wrong', field('smsCode')));
    await expect(attempt({ smsCode: '' })).rejects.toEqual(problem('sms_code_wrong', field('smsCode')));
    await expect(attempt({ username: 'PERSON2026' })).rejects.toEqual(problem('username_taken', field('username')));
    await expect(attempt({ identityNumber: NUMBERS[0] })).rejects.toEqual(
      problem('identity_taken', field('identityNumber')),
    );
    expect(await attempt({})).toMatchObject({ username: 'second2026' });
    await expect(attempt({ username: 'third2026', identityNumber: NUMBERS[2] })).rejects.toEqual(
      problem('sms_code_wrong'),
    );
  });

  it('R:A4 sees whether a user name is free before filling in the rest', async () => {
    const check = (username: string) => world.visitor().call('checkUsername', { query: { username } });
    expect(await check('Person2026')).toEqual({ free: false });
    expect(await check('nobody2026')).toEqual({ free: true });
    await expect(check('x')).rejects.toEqual(problem('invalid_input'));
  });

  it('R:A9 changes their own data; a new mobile number needs a code of its own', async () => {
    const client = await world.visitor().signIn('individual', 'person2026', 'hz7261');
    const { mobile, email } = await client.call('getPerson');
    const next = anyMobile();
    expect(await client.call('changePerson', { body: { mobile, email, address: '朝阳街7号' } })).toMatchObject({
      mobile,
      address: '朝阳街7号',
    });
    const proved = { mobile: next, email, currentPassword: 'hz7261' };
    await expect(client.call('changePerson', { body: { mobile: next, email } })).rejects.toEqual(
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'currentPassword' })] }),
    );
    await expect(client.call('changePerson', { body: proved })).rejects.toEqual(problem('sms_code_wrong'));
    const body = { ...proved, smsCode: await world.smsCode(next) };
    expect((await client.call('changePerson', { body })).mobile).toBe(next);
    expect(await verifyEvents(world.db)).toEqual([]);
  });
});

describe('a code by SMS', () => {
  it('R:A3 is void after five wrong tries, also simultaneous ones', async () => {
    const mobile = anyMobile();
    const smsCode = await world.smsCode(mobile);
    const guesses = Array.from({ length: 40 }, (_, index) => String((Number(smsCode) + index + 1) % 1_000_000));
    const body = { username: 'guess2026', identityNumber: NUMBERS[2], mobile };
    const outcomes = await Promise.allSettled(
      guesses.map((guess) =>
        world.visitor().call('registerIndividual', { body: form({ ...body, smsCode: guess.padStart(6, '0') }) }),
      ),
    );
    const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.type : 'registered'));
    expect(new Set(refusals)).toEqual(new Set(['sms_code_wrong']));
    await expect(world.visitor().call('registerIndividual', { body: form({ ...body, smsCode }) })).rejects.toEqual(
      problem('sms_code_wrong'),
    );
    const [kept] = await world.db('sms_code').where({ used_at: null }).orderBy('created_at', 'desc').limit(1);
    expect(kept.tries).toBe(5);
    expect(kept.code_digest.toString()).not.toContain(smsCode);
  });

  it('R:A3 expires after five minutes', async () => {
    const mobile = anyMobile();
    const smsCode = await world.smsCode(mobile);
    const [{ minutes }] = await world
      .db('sms_code')
      .orderBy('created_at', 'desc')
      .limit(1)
      .select(world.db.raw(`extract(epoch from expires_at - created_at) / 60 as minutes`));
    expect(Number(minutes)).toBeCloseTo(5);
    await world.owner('sms_code').update({ expires_at: new Date() });
    await expect(
      world.visitor().call('registerIndividual', { body: form({ username: 'late2026', mobile, smsCode }) }),
    ).rejects.toEqual(problem('sms_code_wrong'));
  });

  const ask = (mobile: string, address: string) =>
    fetch(`${world.url}/api/sms-codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ purpose: 'verify_mobile', mobile }),
    });

  it('R:A3 is sent once a minute to a number and once a minute to an address, with the time of the next one', async () => {
    const [one, two] = [anyMobile(), anyMobile()];
    expect(await (await ask(one, '203.0.113.1')).json()).toEqual({ nextInSeconds: 60 });
    const again = await ask(one, '203.0.113.2');
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await ask(two, '203.0.113.1')).status).toBe(429);
    expect((await ask(two, '203.0.113.3')).status).toBe(200);
  });

  it('R:A3 is sent ten times a day to a number', async () => {
    const mobile = anyMobile();
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) {
      statuses.push((await ask(mobile, `198.51.100.${index}`)).status);
      await world.db('rate_limit').where('key', 'like', 'sms-number-minute%').delete();
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });

  it('R:A3 is reported if it could not be sent, and can be requested again at once', async () => {
    let fails = true;
    const other = await openApi({
      sms: {
        approves: false,
        codes: 'sent',
        async send() {
          if (fails) throw new Error('gateway down');
          return { providerId: null };
        },
      },
    });
    try {
      const request = () =>
        other.visitor().call('requestSmsCode', { body: { purpose: 'verify_mobile', mobile: '13700009999' } });
      await expect(request()).rejects.toEqual(problem('sms_unavailable', { status: 503 }));
      fails = false;
      expect(await request()).toEqual({ nextInSeconds: 60 });
    } finally {
      await other.close();
    }
  });

  it('R:A3 is not required where none can be sent', async () => {
    const other = await openApi({ sms: { approves: false, codes: 'none', send: async () => ({ providerId: null }) } });
    try {
      expect((await other.visitor().call('reference')).smsCodes).toBe('none');
      await expect(
        other.visitor().call('requestSmsCode', { body: { purpose: 'verify_mobile', mobile: '13700009999' } }),
      ).rejects.toEqual(problem('sms_codes_off'));
      const me = await other.visitor().call('registerIndividual', { body: form({ mobile: '13700009999' }) });
      expect(me.kind).toBe('individual');
    } finally {
      await other.close();
    }
  });
});

describe('a forgotten password', () => {
  const codeTo = async (mobile: string) => {
    await expect.poll(() => world.sms.some((sent) => sent.mobile === mobile)).toBe(true);
    return world.sms.findLast((sent) => sent.mobile === mobile)?.parameters.code ?? '';
  };
  const askFor = (username: string, mobile: string) =>
    world.visitor().call('requestSmsCode', { body: { purpose: 'password_reset', username, mobile } });

  it('R:A6 is replaced in three steps; every open session ends, and the ticket works once', async () => {
    const { client, mobile } = await register({ username: 'forgot2026', identityNumber: NUMBERS[3] });
    await world.db('rate_limit').delete();
    world.sms.length = 0;
    await askFor('Forgot2026', mobile);
    const smsCode = await codeTo(mobile);
    const proof = { username: 'forgot2026', mobile, smsCode };
    await expect(world.visitor().call('proveReset', { body: { ...proof, username: 'person2026' } })).rejects.toEqual(
      problem('sms_code_wrong'),
    );
    const { ticket } = await world.visitor().call('proveReset', { body: proof });
    await expect(world.visitor().call('proveReset', { body: proof })).rejects.toEqual(problem('sms_code_wrong'));
    const body = { ticket, password: 'new-pass-2026', passwordAgain: 'new-pass-2026' };
    await expect(world.visitor().call('resetPassword', { body: { ...body, passwordAgain: 'other' } })).rejects.toEqual(
      problem('invalid_input'),
    );
    await world.visitor().call('resetPassword', { body });
    await expect(world.visitor().call('resetPassword', { body })).rejects.toEqual(problem('reset_ticket_spent'));
    await expect(client.call('me')).rejects.toEqual(problem('sign_in_required'));
    await expect(world.visitor().signIn('individual', 'forgot2026', 'hz7261')).rejects.toEqual(
      problem('sign_in_failed'),
    );
    await world.visitor().signIn('individual', 'forgot2026', 'new-pass-2026');
  });

  it('R:A6 is not kept from its owner by requests with wrong names, nor by wrong codes from elsewhere', async () => {
    const { mobile } = await register({ username: 'owner2026', identityNumber: NUMBERS[5] });
    await world.db('rate_limit').delete();
    world.sms.length = 0;
    for (let index = 0; index < 12; index += 1) await askFor(`wrong${index}x`, mobile);
    await askFor('owner2026', mobile);
    const smsCode = await codeTo(mobile);
    const wrong = String((Number(smsCode) + 1) % 1_000_000).padStart(6, '0');
    const prove = async (code: string, address: string, username = 'owner2026') => {
      const response = await fetch(`${world.url}/api/password-resets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ username, mobile, smsCode: code }),
      });
      return response.status;
    };
    for (let index = 0; index < 30; index += 1) expect(await prove(wrong, '203.0.113.50', 'nobody2026')).toBe(422);
    for (let index = 0; index < 8; index += 1) expect(await prove(wrong, '203.0.113.51')).toBe(422);
    expect(await prove(smsCode, '203.0.113.51')).toBe(422);
    expect(await prove(smsCode, '203.0.113.52')).toBe(200);
  });

  it('R:A6 is not replaced with an expired ticket', async () => {
    const { mobile } = await register({ username: 'slow2026', identityNumber: NUMBERS[4] });
    await world.db('rate_limit').delete();
    world.sms.length = 0;
    await askFor('slow2026', mobile);
    const { ticket } = await world
      .visitor()
      .call('proveReset', { body: { username: 'slow2026', mobile, smsCode: await codeTo(mobile) } });
    await world.owner('reset_ticket').update({ expires_at: new Date(Date.now() - 1000) });
    await expect(
      world
        .visitor()
        .call('resetPassword', { body: { ticket, password: 'new-pass-2026', passwordAgain: 'new-pass-2026' } }),
    ).rejects.toEqual(problem('reset_ticket_spent'));
  });

  it('R:A6 is answered before the code is sent, so that a slow provider does not reveal a known number', async () => {
    const slow: string[] = [];
    const other = await openApi({
      sms: {
        approves: false,
        codes: 'sent',
        async send({ mobile }) {
          await new Promise((resolve) => setTimeout(resolve, 1_500));
          slow.push(mobile);
          return { providerId: null };
        },
      },
    });
    try {
      const { username } = await other.individual();
      const { mobile } = await (await other.visitor().signIn('individual', username, 'Correct-2026')).call('getPerson');
      const time = async (name: string, number: string) => {
        const began = performance.now();
        await other
          .visitor()
          .call('requestSmsCode', { body: { purpose: 'password_reset', username: name, mobile: number } });
        return performance.now() - began;
      };
      const unknown = await time('nobody2026', '13700008888');
      const known = await time(username, mobile);
      expect(known - unknown).toBeLessThan(750);
      await expect.poll(() => slow, { timeout: 5_000 }).toEqual([mobile]);
    } finally {
      await other.close();
    }
  });

  it('R:A6 is answered alike, in similar time, for names and numbers that do not belong together; staff get no code', async () => {
    const staff = await world.staff('业务科', 'business_office');
    await world.db('rate_limit').delete();
    world.sms.length = 0;
    const time = async (username: string) => {
      const began = performance.now();
      expect(await askFor(username, anyMobile())).toEqual({ nextInSeconds: 60 });
      return performance.now() - began;
    };
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      known.push(await time('person2026'));
      unknown.push(await time(`nobody${round}`));
    }
    expect(await askFor(staff.username, anyMobile())).toEqual({ nextInSeconds: 60 });
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
    expect(world.sms).toEqual([]);
  });
});
