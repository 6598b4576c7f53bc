/** A command that did not come from the API, or whose author has lost the right since, changes nothing. */
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ShareCommand } from '../../domain/transition.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { withMac } from '../../store/transition/command-mac.ts';
import { commandUpdates } from '../../workflows/definitions.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import {
  addDraft,
  addEnterprise,
  addInstitution,
  addInstruments,
  addStaff,
  addStaffOf,
  type Person,
} from '../support/people.ts';
import { DATA_KEYS } from '../support/servers.ts';

let world: BookingWorld;
let office: Person;
let enterprise: Awaited<ReturnType<typeof addEnterprise>>;
beforeAll(async () => {
  world = await openWorld(inject('servers'), { calendar: ALWAYS_WORKING });
  office = await addStaff(world.db, '受理员甲', 'business_office');
  enterprise = await addEnterprise(world.db);
});
afterAll(() => world.close());

interface Submitted {
  readonly orderId: string;
  readonly shareId: string;
}

async function submitted(): Promise<Submitted> {
  const orderId = await addDraft(world.db, enterprise, await addInstruments(world.db, enterprise.id, [{}]));
  const { shares } = await world.booking.submit({ orderId, actor: enterprise.account, commandId: randomUUID() });
  return { orderId, shareId: shares[0]?.id ?? '' };
}

const approval = ({ shareId }: Submitted, actor = office): ShareCommand<'approve_first_review'> => ({
  name: 'approve_first_review',
  commandId: randomUUID(),
  actor,
  shareId,
  body: { notes: '' },
});

/** Gives the command as any client of Temporal could. */
async function giveDirectly({ orderId }: Submitted, command: ShareCommand): Promise<string> {
  const { temporalAddress, namespace } = inject('servers');
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    await new Client({ connection, namespace }).workflow
      .getHandle(orderId)
      .executeUpdate(commandUpdates[command.name], { args: [command] });
    return 'carried out';
  } catch (error) {
    const { cause } = error as Error;
    const { type, cause: inner } = cause as { type?: string; cause?: { type?: string } };
    return inner?.type ?? type ?? String(error);
  } finally {
    await connection.close();
  }
}

const stageOf = async ({ shareId }: Submitted) =>
  (await world.db('share').where({ id: shareId }).first<{ stage: string }>('stage')).stage;
const problem = (type: string) => expect.objectContaining({ name: 'DomainProblem', type });
const give = (order: Submitted, actor: Person) =>
  world.booking.command({
    command: 'approve_first_review',
    ...order,
    actor,
    commandId: randomUUID(),
    body: { notes: '' },
  });

describe('a command given to Temporal directly', () => {
  it.each<[string, (command: ShareCommand, order: Submitted) => ShareCommand]>([
    ['without a code', (command) => command],
    ['with a code of another key', (command, { orderId }) => withMac(keyRing(Buffer.alloc(32, 1)), orderId, command)],
    ['for another order', (command) => withMac(DATA_KEYS, randomUUID(), command)],
    [
      'with another author',
      (command, { orderId }) => ({ ...withMac(DATA_KEYS, orderId, command), actor: enterprise.account }),
    ],
    ['with another id', (command, { orderId }) => ({ ...withMac(DATA_KEYS, orderId, command), commandId: 'again' })],
    [
      'with another body',
      (command, { orderId }) => ({ ...withMac(DATA_KEYS, orderId, command), body: { notes: '已改' } }) as ShareCommand,
    ],
    [
      'that is two days old',
      (command, { orderId }) => withMac(DATA_KEYS, orderId, command, new Date(Date.now() - 2 * 86_400_000)),
    ],
    [
      'dated tomorrow',
      (command, { orderId }) => withMac(DATA_KEYS, orderId, command, new Date(Date.now() + 86_400_000)),
    ],
  ])('is refused %s', async (_, forge) => {
    const order = await submitted();
    expect(await giveDirectly(order, forge(approval(order), order))).toBe('command_not_genuine');
    expect(await stageOf(order)).toBe('awaiting_first_review');
    // The order is usable afterwards.
    await give(order, office);
  });

  it('is carried out with the code of the API', async () => {
    const order = await submitted();
    expect(await giveDirectly(order, withMac(DATA_KEYS, order.orderId, approval(order)))).toBe('carried out');
  });
});

describe('the author of a command', () => {
  it('is refused who lost the duty, was disabled, works elsewhere, or never had it', async () => {
    const order = await submitted();
    const clerk = await addStaff(world.db, '受理员乙', 'business_office');
    await world
      .db('account')
      .where({ id: clerk.id })
      .update({ duties: ['technician'] });
    await expect(give(order, clerk)).rejects.toEqual(problem('forbidden'));
    await world
      .db('account')
      .where({ id: clerk.id })
      .update({ duties: ['business_office'], disabled: true });
    await expect(give(order, clerk)).rejects.toEqual(problem('forbidden'));
    await expect(give(order, { id: randomUUID(), name: '无此账号' })).rejects.toEqual(problem('forbidden'));
    const stranger = await addStaffOf(
      world.db,
      await addInstitution(world.db, '别的机构'),
      '受理员丙',
      'business_office',
    );
    await expect(give(order, stranger)).rejects.toEqual(problem('not_found'));
    await expect(give(order, enterprise.account)).rejects.toEqual(problem('forbidden'));
    expect(await stageOf(order)).toBe('awaiting_first_review');
    await world.db('account').where({ id: clerk.id }).update({ disabled: false });
    await give(order, clerk);
  });

  it('is refused while a colleague has claimed the share; the claim ends with the command', async () => {
    const order = await submitted();
    const colleague = await addStaff(world.db, '受理员丁', 'business_office');
    const { stage_since } = await world.db('share').where({ id: order.shareId }).first('stage_since');
    await world.db('share_claim').insert({ share_id: order.shareId, account_id: colleague.id, stage_since });
    await expect(give(order, office)).rejects.toEqual(problem('claimed_by_other'));
    await give(order, colleague);
    expect(await world.db('share_claim').where({ share_id: order.shareId })).toEqual([]);
  });

  it('submits only the orders of their own enterprise', async () => {
    const other = await addEnterprise(world.db);
    const orderId = await addDraft(world.db, enterprise, await addInstruments(world.db, enterprise.id, [{}]));
    const submit = (actor: Person) => world.booking.submit({ orderId, actor, commandId: randomUUID() });
    await expect(submit(other.account)).rejects.toEqual(problem('not_found'));
    await submit(enterprise.account);
  });

  it('extends a time limit only as a supervisor', async () => {
    const { orderId, shareId } = await submitted();
    const extend = (actor: Person) =>
      world.booking.extend({ orderId, shareId, actor, commandId: randomUUID(), workingDays: 3, notes: '设备检修' });
    await expect(extend(office)).rejects.toEqual(problem('forbidden'));
    await extend(await addStaff(world.db, '督办甲', 'supervisor'));
  });
});
