/** The responsible persons of an enterprise (requirement A11). A deleted one stays on the orders that name it. */
import type { z } from 'zod';
import type { Contact, ContactInput } from '../domain/contract/instrument.ts';
import { DomainProblem } from '../domain/problem.ts';
import type { Reader, Transaction } from './database.ts';
import { type Actor, appendEvent } from './event.ts';
import { instant, type Listed } from './list.ts';
import { TERMINAL_STAGES } from './terminal-stages.ts';

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly mobile: string;
  readonly post: string;
  readonly created_at: Date;
}

type Input = z.output<typeof ContactInput>;

const COLUMNS = ['id', 'name', 'mobile', 'post', 'created_at'];

function contactOf(row: ContactRow): Contact {
  return { id: row.id, name: row.name, mobile: row.mobile, post: row.post, createdAt: instant(row.created_at) };
}

const kept = (db: Reader, enterpriseId: string) =>
  db('contact').where({ enterprise_id: enterpriseId }).whereNull('deleted_at');

export async function listContacts(db: Reader, enterpriseId: string): Promise<Listed<Contact>> {
  const rows = await kept(db, enterpriseId).orderBy(['created_at', 'id']).select<ContactRow[]>(COLUMNS);
  return { data: rows.map(contactOf), total: rows.length };
}

/** @throws DomainProblem not_found */
async function lockContact(trx: Transaction, enterpriseId: string, id: string): Promise<Contact> {
  const row = await kept(trx, enterpriseId).where({ id }).forUpdate().first<ContactRow | undefined>(COLUMNS);
  if (!row) throw new DomainProblem('not_found');
  return contactOf(row);
}

export async function createContact(
  trx: Transaction,
  enterpriseId: string,
  input: Input,
  actor: Actor,
): Promise<Contact> {
  const [row] = await trx('contact')
    .insert({ ...input, enterprise_id: enterpriseId })
    .returning<ContactRow[]>(COLUMNS);
  if (!row) throw new Error('the contact was not inserted');
  const after = contactOf(row);
  await appendEvent(trx, { stream: `enterprise:${enterpriseId}`, name: 'create_contact', actor, after });
  return after;
}

/** @throws DomainProblem not_found */
export async function changeContact(
  trx: Transaction,
  enterpriseId: string,
  id: string,
  input: Input,
  actor: Actor,
): Promise<Contact> {
  const before = await lockContact(trx, enterpriseId, id);
  await trx('contact').where({ id }).update(input);
  const after = { ...before, ...input };
  await appendEvent(trx, { stream: `enterprise:${enterpriseId}`, name: 'change_contact', actor, before, after });
  return after;
}

/** @throws DomainProblem not_found, contact_in_use where an open order names the contact */
export async function deleteContact(trx: Transaction, enterpriseId: string, id: string, actor: Actor): Promise<void> {
  const before = await lockContact(trx, enterpriseId, id);
  const used = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .where('o.contact_id', id)
    .whereNotIn('s.stage', TERMINAL_STAGES)
    .first('s.id');
  if (used) throw new DomainProblem('contact_in_use', { name: before.name });
  await trx('booking_order').where({ contact_id: id, number: null }).update({ contact_id: null });
  await trx('contact').where({ id }).update({ deleted_at: trx.fn.now() });
  await appendEvent(trx, { stream: `enterprise:${enterpriseId}`, name: 'delete_contact', actor, before });
}
