/** Showing a masked number in full is an action of its own: who read whose number, and when, is recorded. */
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Transaction } from '../sql/database.ts';
import type { PersonalData } from './sealing.ts';

const SEALED = { mobile: 'mobile_sealed', identity: 'legal_identity_sealed' } as const;

/**
 * A number of an enterprise or institution: its phone number, or the identity number of its legal representative.
 * @throws DomainProblem not_found, also where none was given
 */
export async function revealNumber(
  trx: Transaction,
  personal: PersonalData,
  whose: { readonly table: 'enterprise' | 'institution'; readonly id: string; readonly number: keyof typeof SEALED },
  actor: Actor,
): Promise<string> {
  const { table, id, number } = whose;
  const row = await trx(table).where({ id }).first<{ sealed: Buffer | null } | undefined>({ sealed: SEALED[number] });
  if (!row?.sealed) throw new DomainProblem('not_found');
  await appendEvent(trx, { stream: `${table}:${id}`, name: `reveal_${number}`, actor });
  return personal.open(row.sealed);
}

/**
 * The phone number of the contact of a share's order.
 * @throws DomainProblem not_found where the share is not the institution's
 */
export async function revealContactMobile(
  trx: Transaction,
  personal: PersonalData,
  institutionId: string,
  shareId: string,
  actor: Actor,
): Promise<string> {
  const row = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .join('contact as c', 'c.id', 'o.contact_id')
    .where({ 's.id': shareId, 's.institution_id': institutionId })
    .first<{ enterprise_id: string; order_id: string; contact_id: string; mobile_sealed: Buffer } | undefined>(
      'o.enterprise_id',
      's.order_id',
      'c.id as contact_id',
      'c.mobile_sealed',
    );
  if (!row) throw new DomainProblem('not_found');
  await appendEvent(trx, {
    stream: `enterprise:${row.enterprise_id}`,
    name: 'reveal_contact',
    actor,
    after: { contactId: row.contact_id, orderId: row.order_id },
  });
  return personal.open(row.mobile_sealed);
}
