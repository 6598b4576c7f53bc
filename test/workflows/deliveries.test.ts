/** Messages are sent once by each channel, retried while the provider is down, and given up with a reason. */
import { randomUUID } from 'node:crypto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { deliveryActivities } from '../../activities/delivery/deliver.ts';
import { DeadAddress } from '../../activities/delivery/sender.ts';
import { smsNotice } from '../../activities/delivery/sms-notice.ts';
import { smtpMail } from '../../activities/delivery/smtp-mail.ts';
import { notice } from '../../domain/notice.ts';
import type { SmsMessage } from '../../domain/sms.ts';
import { carry, type OutboxOptions, startOutbox } from '../../runtime/outbox.ts';
import { anyPort } from '../../runtime/ports.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { appendEvent, SYSTEM } from '../../store/event/append.ts';
import {
  deliveriesToStart,
  dispatchMessages,
  endDelivery,
  listDeliveries,
  sendAgain,
} from '../../store/message/delivery.ts';
import { tell, tellSupervisors } from '../../store/message/message.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { addEnterprise, addStaff } from '../support/people.ts';
import { NO_SENDERS } from '../support/senders.ts';
import { DATA_KEYS } from '../support/servers.ts';
import { type Smtp, startSmtp } from '../support/smtp.ts';

const personal = personalData(DATA_KEYS);
const retryPolicy = { firstRetry: 200, longestRetry: 500, giveUpAfter: 60_000 };
let world: BookingWorld;
let options: OutboxOptions;
let stopWorker: () => Promise<void>;
let smtp: Smtp;
let mailUrl = '';
let texts: SmsMessage[] = [];
let smsFault: (() => Error | null) | null = null;

beforeAll(async () => {
  world = await openWorld(inject('servers'));
  smtp = await startSmtp({ refuse: { 'gone@example.org': 550 } });
  mailUrl = smtp.url;
  const taskQueue = `test-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address: inject('servers').temporalAddress });
  const worker = await Worker.create({
    connection,
    namespace: inject('servers').namespace,
    taskQueue,
    workflowBundle: { codePath: await workflowBundle() },
    activities: deliveryActivities({
      db: world.db,
      personal,
      senders: {
        ...NO_SENDERS,
        sms: smsNotice(world.db, {
          approves: false,
          codes: 'sent',
          async send(message) {
            const fault = smsFault?.();
            if (fault) throw fault;
            texts.push(message);
            return { providerId: 'p' };
          },
        }),
        mail: { send: (message) => smtpMail({ url: mailUrl, from: 'notice@example.org' }).send(message) },
      },
    }),
    shutdownGraceTime: '1s',
    shutdownForceTime: '3s',
  });
  const run = worker.run();
  stopWorker = async () => {
    worker.shutdown();
    await run;
    await connection.close();
  };
  options = {
    db: world.db,
    temporal: world.temporal,
    taskQueue,
    channels: ['sms', 'mail'],
    retryPolicy,
    imports: { wake: async () => undefined },
    log: { warn: () => undefined },
  };
});
afterAll(async () => {
  await stopWorker();
  await smtp.close();
  await world.close();
});
beforeEach(async () => {
  texts = [];
  smsFault = null;
  smtp.received.length = 0;
  mailUrl = smtp.url;
  await world.db('delivery').delete();
});

async function message(email: string, orderNumber = '1'): Promise<string> {
  const { id } = await addEnterprise(world.db);
  await world.db('enterprise').where({ id }).update({ email });
  const stream = `enterprise:${id}`;
  await world.db.transaction(async (trx) => {
    await appendEvent(trx, { stream, name: 'remind_of_expiry', actor: SYSTEM });
    await tell(trx, stream, id, notice('customer_reminded', { orderNumber, hint: '请按时送检。' }));
  });
  return id;
}
const all = async () => (await listDeliveries(world.db, personal, { page: 1, perPage: 50 })).data;
const states = async () => (await all()).map(({ channel, state }) => `${channel} ${state}`).sort();

describe('a message', () => {
  it('R:A13 is sent once by SMS and once by e-mail to every stored address; other readers see addresses masked', async () => {
    await message('office@example.org');
    await message('', '2');
    await carry(options);
    await carry(options);
    await expect.poll(states).toEqual(['mail sent', 'sms sent', 'sms sent']);
    expect(texts.map(({ mobile, parameters }) => [mobile, parameters.title]).sort()).toEqual([
      ['13800000000', '催办：预约单1等待您办理'],
      ['13800000000', '催办：预约单2等待您办理'],
    ]);
    expect(smtp.received.map(({ to }) => to)).toEqual([['office@example.org']]);
    const [mail] = (await all()).filter(({ channel }) => channel === 'mail');
    expect(mail).toMatchObject({ address: 'o***@example.org', attempts: 1, lastError: null, text: '请按时送检。' });
  });

  it('R:E5 R:A13 reaches supervisors by e-mail if their address is stored', async () => {
    const supervisor = await addStaff(world.db, '督办', 'supervisor');
    await addStaff(world.db, '无邮箱', 'supervisor');
    await world
      .db('account')
      .where({ id: supervisor.id })
      .update({ addresses: { mail: 'duty@example.org' } });
    await world.db.transaction(async (trx) => {
      await appendEvent(trx, { stream: 'watch:no_worker', name: 'incident_found', actor: SYSTEM });
      await tellSupervisors(trx, 'watch:no_worker', notice('limit_over', { orderNumber: '1', stage: '' }));
    });
    await carry(options);
    await expect.poll(states).toEqual(['mail sent']);
    expect(smtp.received.map(({ to }) => to)).toEqual([['duty@example.org']]);
  });

  it('R:A13 is stored, not sent, if no provider sends SMS', async () => {
    await message('office@example.org');
    await carry({ ...options, channels: [] });
    expect(await states()).toEqual(['sms kept']);
    expect(texts).toEqual([]);
  });

  it('R:A13 is retried with the reason in words if its provider is no longer configured', async () => {
    await message('');
    await dispatchMessages(world.db, ['sms'], 10);
    const [delivery] = await deliveriesToStart(world.db, 10);
    const without = deliveryActivities({ db: world.db, personal, senders: NO_SENDERS });
    await expect(without.sendDelivery(delivery?.id ?? '')).rejects.toThrow('no provider is configured');
    expect(await all()).toEqual([
      expect.objectContaining({ state: 'pending', attempts: 1, lastError: expect.stringContaining('sms') }),
    ]);
  });

  it('R:A13 survives a stop between any two steps and is sent once', async () => {
    await message('');
    await dispatchMessages(world.db, options.channels, 10);
    await carry(options);
    await world.db('delivery').update({ started_at: null });
    await Promise.all([carry(options), carry(options)]);
    await expect.poll(states).toEqual(['sms sent']);
    await carry(options);
    expect(texts).toHaveLength(1);
  });

  it('R:A13 is retried while the mail server is down, records each failure, and arrives once', async () => {
    const port = await anyPort();
    mailUrl = `smtp://127.0.0.1:${port}`;
    await message('office@example.org');
    await carry({ ...options, channels: ['sms', 'mail'] });
    const mail = async () => (await all()).find(({ channel }) => channel === 'mail');
    await expect.poll(async () => (await mail())?.attempts, { timeout: 10_000 }).toBeGreaterThan(1);
    expect(await mail()).toMatchObject({ state: 'pending', lastError: expect.stringContaining('ECONNREFUSED') });
    const back = await startSmtp({ port });
    try {
      await expect.poll(async () => (await mail())?.state, { timeout: 10_000 }).toBe('sent');
      expect(back.received).toHaveLength(1);
    } finally {
      await back.close();
    }
  });

  it('R:A13 is shown as undeliverable at a dead address, and is sent again after the address is corrected', async () => {
    const enterpriseId = await message('gone@example.org');
    smsFault = () => new DeadAddress('isv.MOBILE_NUMBER_ILLEGAL: 非法手机号');
    await carry(options);
    await expect.poll(states, { timeout: 10_000 }).toEqual(['mail dead', 'sms dead']);
    const [dead] = (await all()).filter(({ channel }) => channel === 'mail');
    expect(dead).toMatchObject({ attempts: 1, lastError: expect.stringContaining('550') });
    await world.db('enterprise').where({ id: enterpriseId }).update({ email: 'new@example.org' });
    await world.db.transaction((trx) => sendAgain(trx, personal, dead?.id ?? '', SYSTEM));
    await carry(options);
    await expect.poll(states, { timeout: 10_000 }).toEqual(['mail sent', 'sms dead']);
    expect(smtp.received.map(({ to }) => to)).toEqual([['new@example.org']]);
    await expect(world.db.transaction((trx) => sendAgain(trx, personal, dead?.id ?? '', SYSTEM))).rejects.toMatchObject(
      { type: 'delivery_not_ended' },
    );
  });

  it('R:A13 is sent again even while the workflow that gave it up is closing', async () => {
    const enterpriseId = await message('gone@example.org');
    await carry({ ...options, channels: ['mail'] });
    const mail = async () => (await all()).find(({ channel }) => channel === 'mail');
    await expect.poll(async () => (await mail())?.state, { timeout: 10_000 }).toBe('dead');
    await world.db('enterprise').where({ id: enterpriseId }).update({ email: 'new@example.org' });
    const id = (await mail())?.id ?? '';
    // A workflow of the first round, as it is while it closes.
    const hold = await world.temporal.workflow.start('deliverMessage', {
      workflowId: `delivery/${id}`,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      taskQueue: 'nobody',
      args: [{ deliveryId: id, patience: retryPolicy }],
    });
    try {
      await world.db.transaction((trx) => sendAgain(trx, personal, id, SYSTEM));
      // A late write of the first round changes nothing.
      await endDelivery(world.db, { id, round: 1 }, { state: 'failed' });
      expect((await mail())?.state).toBe('pending');
      await carry(options);
      await expect.poll(async () => (await mail())?.state, { timeout: 10_000 }).toBe('sent');
      expect(smtp.received).toHaveLength(1);
    } finally {
      await hold.terminate();
    }
  });

  it('R:A13 is given up after a time, with the reason in words', async () => {
    smsFault = () => new Error('网关维护中');
    await message('');
    await carry({ ...options, retryPolicy: { ...retryPolicy, giveUpAfter: 1_500 } });
    await expect.poll(states, { timeout: 10_000 }).toEqual(['sms failed']);
    expect(await all()).toEqual([expect.objectContaining({ lastError: '网关维护中' })]);
  });

  it('R:A13 is found by the outbox of a worker, and sent once by many workers', async () => {
    const outboxes = [startOutbox(options), startOutbox(options)];
    try {
      await Promise.all(Array.from({ length: 20 }, () => message('')));
      await expect.poll(async () => new Set(await states()), { timeout: 60_000 }).toEqual(new Set(['sms sent']));
      await expect.poll(() => texts.length, { timeout: 30_000 }).toBe(20);
    } finally {
      await Promise.all(outboxes.map((outbox) => outbox.stop()));
    }
  });
});
