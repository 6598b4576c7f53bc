/** A whole office at the API: everyone that an order needs on its way, each with a session of their own. */
import type { Knex } from 'knex';
import type { CommandResult } from '../../domain/contract/command.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { hashOfPassword } from './password.ts';
import { addDraft, addEnterprise, addInstruments, addStaff, type Person } from './people.ts';

export const PASSWORD = 'Office-2026';

export interface Office {
  readonly enterprise: Awaited<ReturnType<typeof addEnterprise>>;
  readonly customer: SessionClient;
  readonly office: SessionClient;
  readonly desk: SessionClient;
  readonly technician: SessionClient;
  readonly checker: SessionClient;
  readonly issuer: SessionClient;
}

/** Signs everyone in; `db` belongs to a role that may write accounts. */
export async function openOffice(db: Knex, url: string): Promise<Office> {
  const enterprise = await addEnterprise(db, '某某企业');
  const passwordHash = await hashOfPassword(PASSWORD);
  const signIn = async (person: Person, kind: 'enterprise' | 'staff') => {
    await db('account').where({ id: person.id }).update({ password_hash: passwordHash });
    const account = await db('account').where({ id: person.id }).first<{ username: string }>('username');
    return new SessionClient(url).signIn(kind, account.username, PASSWORD);
  };
  return {
    enterprise,
    customer: await signIn(enterprise.account, 'enterprise'),
    office: await signIn(await addStaff(db, '业务科', 'business_office'), 'staff'),
    desk: await signIn(await addStaff(db, '样品室', 'sample_desk'), 'staff'),
    technician: await signIn(await addStaff(db, '检测员', 'technician'), 'staff'),
    checker: await signIn(await addStaff(db, '核验员', 'checker'), 'staff'),
    issuer: await signIn(await addStaff(db, '签发人', 'issuer'), 'staff'),
  };
}

/** Drafts of one bring-in instrument each, ready to be submitted. */
export async function prepareDrafts(db: Knex, enterprise: Office['enterprise'], count: number): Promise<string[]> {
  const instruments = await addInstruments(
    db,
    enterprise.id,
    Array.from({ length: count }, () => ({})),
  );
  return Promise.all(instruments.map((id) => addDraft(db, enterprise, [id])));
}

/** Gives one command; the caller decides about measuring it or trying again with the same key. */
export type Give = (call: (idempotencyKey: string) => Promise<CommandResult>) => Promise<CommandResult>;
/** Anything that is no command: it may simply be repeated. */
export type Ask = <T>(call: () => Promise<T>) => Promise<T>;

/** The events that `throughAllStages` leaves behind, in order. */
export const STRAIGHT_WAY = [
  'submit',
  'approve_first_review',
  'receive_sample',
  'submit_results',
  'pass_check',
  'issue',
];

/** Leads a draft through all stages: six commands, and the results. */
export async function throughAllStages(
  people: Office,
  orderId: string,
  give: Give,
  ask: Ask = (call) => call(),
): Promise<void> {
  const submitted = await give((idempotencyKey) =>
    people.customer.call('submitOrder', { params: { orderId }, body: {}, idempotencyKey }),
  );
  await throughAllReviews(people, submitted.shares[0]?.id ?? '', give, ask);
}

/** Leads a share that awaits its first review to its end. */
export async function throughAllReviews(
  people: Office,
  shareId: string,
  give: Give,
  ask: Ask = (call) => call(),
): Promise<void> {
  const params = { shareId };
  const body = { notes: '' };
  await give((idempotencyKey) => people.office.call('approve_first_review', { params, body, idempotencyKey }));
  await give((idempotencyKey) => people.desk.call('receive_sample', { params, body, idempotencyKey }));
  const { items } = await ask(() => people.technician.call('getShareOrder', { params }));
  const results = items.map((item) => ({ itemId: item.id, conclusion: 'pass' as const, measured: '', reason: '' }));
  await ask(() => people.technician.call('recordResults', { params, body: { results } }));
  await give((idempotencyKey) => people.technician.call('submit_results', { params, body, idempotencyKey }));
  await give((idempotencyKey) => people.checker.call('pass_check', { params, body, idempotencyKey }));
  await give((idempotencyKey) => people.issuer.call('issue', { params, body: { password: PASSWORD }, idempotencyKey }));
}
