import type { CommandResult } from '../../../domain/contract/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import { addInstruments } from '../../support/people.ts';
import { type ApiWorld, type Customer, PASSWORD, type StaffMember } from './world.ts';

export interface Office {
  readonly customer: Customer;
  readonly reviewer: StaffMember;
  readonly specialist: StaffMember;
  readonly desk: StaffMember;
  readonly technician: StaffMember;
  readonly checker: StaffMember;
  readonly issuer: StaffMember;
  readonly supervisor: StaffMember;
}

/** One person of each duty; the technician may check and issue too, so that only their own results stop them. */
export async function openOffice(world: ApiWorld): Promise<Office> {
  return {
    customer: await world.customer(),
    reviewer: await world.staff('业务科甲', 'business_office'),
    specialist: await world.staff('专业科室甲', 'specialist'),
    desk: await world.staff('样品室甲', 'sample_desk'),
    technician: await world.staff('检测员甲', 'technician', 'checker', 'issuer'),
    checker: await world.staff('核验员甲', 'checker'),
    issuer: await world.staff('签发人甲', 'issuer'),
    supervisor: await world.staff('督办甲', 'supervisor'),
  };
}

export interface Submitted extends CommandResult {
  readonly shareId: string;
}

/** An order of the customer with one instrument a mode, submitted. */
export async function submitOrder(
  world: ApiWorld,
  { customer }: Office,
  ...modes: ('bring_in' | 'on_site')[]
): Promise<Submitted> {
  const instrumentIds = await addInstruments(
    world.db,
    customer.enterpriseId,
    modes.map((deliveryMode) => ({ deliveryMode })),
  );
  const draft = await customer.client.call('createOrder', { body: { contactId: customer.contactId, instrumentIds } });
  const result = await customer.client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
  return { ...result, shareId: result.shares[0]?.id ?? '' };
}

/** Leads a bring-in share from its first review to the stage `in_progress`. */
export async function receive({ reviewer, desk }: Office, shareId: string): Promise<void> {
  const give = { params: { shareId }, body: { notes: '' } };
  await reviewer.client.call('approve_first_review', give);
  await desk.client.call('receive_sample', give);
}

/** Records a pass for every instrument of the share. */
export async function recordAll({ technician }: Office, shareId: string): Promise<Order> {
  const params = { shareId };
  const { items } = await technician.client.call('getShareOrder', { params });
  const results = items
    .filter((item) => item.shareId === shareId)
    .map((item) => ({ itemId: item.id, conclusion: 'pass' as const, measured: '示值误差0.01MPa' }));
  return technician.client.call('recordResults', { params, body: { results } });
}

/** Leads a bring-in share from its submission to its certificates. */
export async function complete(office: Office, shareId: string): Promise<void> {
  const give = { params: { shareId }, body: { notes: '' } };
  await receive(office, shareId);
  await recordAll(office, shareId);
  await office.technician.client.call('submit_results', give);
  await office.checker.client.call('pass_check', give);
  await office.issuer.client.call('issue', { params: { shareId }, body: { password: PASSWORD } });
}

/** Gives the events of an order these times; the record itself never lets them change. The first is its submission. */
export async function happenedAt({ owner }: ApiWorld, orderId: string, times: readonly Date[]): Promise<void> {
  await owner.raw('alter table event disable trigger user');
  for (const [index, at] of times.entries())
    await owner('event')
      .where({ stream: `order:${orderId}`, sequence: index + 1 })
      .update({ at });
  await owner.raw('alter table event enable trigger user');
  await owner('booking_order').where({ id: orderId }).update({ submitted_at: times[0] });
}
