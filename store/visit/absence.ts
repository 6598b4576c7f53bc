/**
 * Absences of staff: rules assign them no work in that time, and others may claim what a rule assigned to them
 * (requirement E1).
 */
import type { Absence, AbsenceInput } from '../../domain/contract/assignment.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { TODAY } from '../instrument/verification.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';

const COLUMNS = `b.id, b.account_id as "accountId", a.display_name as name, b.first_day as "firstDay", b.last_day as "lastDay"`;

const absences = (db: Reader, institutionId: string) =>
  db('absence as b').join('account as a', 'a.id', 'b.account_id').where('a.institution_id', institutionId);

/** Present and future absences of an institution's staff, the next first. */
export async function listAbsences(db: Reader, institutionId: string): Promise<Listed<Absence>> {
  const data = await absences(db, institutionId)
    .whereRaw(`b.last_day >= ${TODAY}`)
    .where('a.disabled', false)
    .orderBy(['b.first_day', 'a.display_name', 'b.id'])
    .select<Absence[]>(db.raw(COLUMNS));
  return { data, total: data.length };
}

/** @throws DomainProblem not_found where there is no such colleague */
export async function addAbsence(
  trx: Transaction,
  institutionId: string,
  { accountId, firstDay, lastDay }: AbsenceInput & { readonly accountId: string },
  actor: Actor,
): Promise<Absence> {
  const colleague = await trx('account')
    .where({ id: accountId, kind: 'staff', institution_id: institutionId, disabled: false })
    .first('id');
  if (!colleague) throw new DomainProblem('not_found');
  const [made] = await trx('absence')
    .insert({ account_id: accountId, first_day: firstDay, last_day: lastDay })
    .returning<{ id: string }[]>('id');
  const after = await readAbsence(trx, institutionId, made?.id ?? '');
  await appendEvent(trx, { stream: `user:${accountId}`, name: 'add_absence', actor, after });
  return after;
}

/** @throws DomainProblem not_found */
export async function readAbsence(db: Reader, institutionId: string, id: string): Promise<Absence> {
  const row = await absences(db, institutionId).where('b.id', id).first<Absence | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function endAbsence(trx: Transaction, institutionId: string, id: string, actor: Actor): Promise<void> {
  const before = await readAbsence(trx, institutionId, id);
  await trx('absence').where({ id }).delete();
  await appendEvent(trx, { stream: `user:${before.accountId}`, name: 'end_absence', actor, before });
}
