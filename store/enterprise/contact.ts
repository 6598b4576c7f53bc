/** The responsible persons of an enterprise (requirement A11). A deleted contact stays on the orders that name it. */
import type { z } from 'zod';
import type { Contact, ContactInput } from '../../domain/contract/instrument.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant, type Listed } from '../sql/list.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly mobile_sealed: Buffer;
  readonly post: string;
  readonly created_at: Date;
}

type Input = z.output<typeof ContactInput>;

const COLUMNS = ['id', 'name', 'mobile_sealed', 'post', 'created_at'];

function contactOf(row: ContactRow, personal: PersonalData): Contact {
  const { id, name, post } = row;
  return { id, name, mobile: personal.open(row.mobile_sealed), post, createdAt: instant(row.created_at) };
}

/** As the audit log stores it. */
const masked = (contact: Contact): Contact => ({ ...contact, mobile: maskedMobile(contact.mobile) });

const columnsOf = ({ mobile, ...others }: Input, personal: PersonalData) => ({
  ...others,
  mobile_sealed: personal.seal(mobile),
});

const contactsOf = (db: Reader, enterpriseId: string) =>
  db('contact').where({ enterprise_id: enterpriseId }).whereNull('deleted_at');

export async function listContacts(db: Reader, personal: PersonalData, enterpriseId: string): Promise<Listed<Contact>> {
  const rows = await contactsOf(db, enterpriseId).orderBy(['created_at', 'id']).select<ContactRow[]>(COLUMNS);
  return { data: rows.map((row) => contactOf(row, personal)), total: rows.length };
}

/** @throws DomainProblem not_found */
async function lockContact(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  id: string,
): Promise<Contact> {
  const row = await contactsOf(trx, enterpriseId).where({ id }).forUpdate().first<ContactRow | undefined>(COLUMNS);
  if (!row) throw new DomainProblem('not_found');
  return contactOf(row, personal);
}

export async function createContact(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  input: Input,
  actor: Actor,
): Promise<Contact> {
  const [row] = await trx('contact')
    .insert({ ...columnsOf(input, personal), enterprise_id: enterpriseId })
    .returning<ContactRow[]>(COLUMNS);
  if (!row) throw new Error('the contact was not inserted');
  const after = contactOf(row, personal);
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: 'create_contact',
    actor,
    after: masked(after),
    about: { subject: `enterprise:${enterpriseId}`, personal },
  });
  return after;
}

/** @throws DomainProblem not_found */
export async function changeContact(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  id: string,
  input: Input,
  actor: Actor,
): Promise<Contact> {
  const before = await lockContact(trx, personal, enterpriseId, id);
  await trx('contact').where({ id }).update(columnsOf(input, personal));
  const after = { ...before, ...input };
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: 'change_contact',
    actor,
    before: masked(before),
    after: masked(after),
    about: { subject: `enterprise:${enterpriseId}`, personal },
  });
  return after;
}

/** @throws DomainProblem not_found, contact_in_use where an open order names the contact */
export async function deleteContact(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  const before = await lockContact(trx, personal, enterpriseId, id);
  const used = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .where('o.contact_id', id)
    .whereNotIn('s.stage', TERMINAL_STAGES)
    .first('s.id');
  if (used) throw new DomainProblem('contact_in_use', { name: before.name });
  await trx('booking_order').where({ contact_id: id, number: null }).update({ contact_id: null });
  await trx('contact').where({ id }).update({ deleted_at: trx.fn.now() });
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: 'delete_contact',
    actor,
    before: masked(before),
    about: { subject: `enterprise:${enterpriseId}`, personal },
  });
}
