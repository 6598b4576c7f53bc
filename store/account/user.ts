/** The staff of an institution, whom its administrator maintains. */
import type { z } from 'zod';
import type { User, UserChange, UserInput, UserQuery } from '../../domain/contract/account.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import { type AddressByChannel, addressByChannel, addressFields } from '../../domain/contract/staff-address.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Duty } from '../../domain/role.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, sortSql } from '../sql/list.ts';
import { refuseDuplicate, USERNAME_TAKEN } from '../sql/unique.ts';
import { endFeed } from '../visit/feed.ts';
import { watchingAddresses } from './notice.ts';
import { endSessions } from './open-sessions.ts';

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly duties: Duty[];
  readonly department_id: string | null;
  readonly department_name: string | null;
  readonly addresses: AddressByChannel;
  readonly disabled: boolean;
  readonly must_change_password: boolean;
  readonly has_second_factor: boolean;
  readonly created_at: Date;
}

const COLUMNS = `a.id, a.username, a.display_name, a.duties, a.department_id, d.name as department_name, a.addresses, a.disabled,
  a.must_change_password, a.totp_sealed is not null as has_second_factor, a.created_at`;

const SORT = {
  username: 'lower(a.username)',
  displayName: 'a.display_name',
  departmentName: 'd.name',
  disabled: 'a.disabled',
  createdAt: 'a.created_at',
};

function userOf(row: UserRow): User {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    duties: row.duties,
    departmentId: row.department_id,
    departmentName: row.department_name,
    ...addressFields(row.addresses),
    disabled: row.disabled,
    mustChangePassword: row.must_change_password,
    hasSecondFactor: row.has_second_factor,
    createdAt: instant(row.created_at),
  };
}

/** @param institutionId null for the staff of all institutions */
function staffOf(db: Reader, institutionId: string | null) {
  const all = db('account as a').leftJoin('department as d', 'd.id', 'a.department_id').where({ 'a.kind': 'staff' });
  return institutionId === null ? all : all.where({ 'a.institution_id': institutionId });
}

export async function listUsers(
  db: Reader,
  institutionId: string,
  query: z.output<typeof UserQuery>,
): Promise<Listed<User>> {
  const found = staffOf(db, institutionId);
  if (query.duty) found.whereRaw('? = any(a.duties)', [query.duty]);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('a.username', pattern).orWhereILike('a.display_name', pattern));
  }
  const { data, total } = await readPage<UserRow>(found, COLUMNS, query, sortSql(query.sort, SORT, 'username', 'a.id'));
  return { data: data.map(userOf), total };
}

/** @throws DomainProblem not_found */
export async function readUser(db: Reader, institutionId: string | null, userId: string): Promise<User> {
  const row = await staffOf(db, institutionId).where('a.id', userId).first<UserRow | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return userOf(row);
}

/** @throws DomainProblem username_taken; also where there is no such approved institution */
export async function createUser(
  trx: Transaction,
  institutionId: string,
  input: Omit<z.output<typeof UserInput>, 'password' | 'institutionId' | keyof Proof> & { passwordHash: string },
  actor: Actor,
): Promise<User> {
  const approved = await trx('institution').where({ id: institutionId, status: 'approved' }).first('id');
  if (!approved)
    throw new DomainProblem('invalid_input', {}, [{ path: 'institutionId', fault: { name: 'institution_unknown' } }]);
  await requireDepartment(trx, institutionId, input.departmentId);
  const rows = await trx('account')
    .insert({
      kind: 'staff',
      username: input.username,
      password_hash: input.passwordHash,
      display_name: input.displayName,
      duties: input.duties,
      institution_id: institutionId,
      department_id: input.departmentId,
      addresses: addressByChannel(input),
      must_change_password: input.mustChangePassword,
    })
    .returning<{ id: string }[]>('id')
    .catch(refuseDuplicate({ account_username: USERNAME_TAKEN }, input));
  const user = await readUser(trx, institutionId, rows[0]?.id ?? '');
  await appendEvent(trx, { stream: `user:${user.id}`, name: 'create_user', actor, after: user });
  return user;
}

/**
 * Changes a member of staff. A new password or disabling the account ends their sessions; they are told of a new password
 * and of other addresses.
 */
export async function changeUser(
  trx: Transaction,
  personal: PersonalData,
  institutionId: string | null,
  userId: string,
  change: Omit<z.output<typeof UserChange>, 'password' | keyof Proof> & { passwordHash: string | null },
  actor: Actor,
): Promise<User> {
  const before = await readUser(trx, institutionId, userId);
  const { institution_id: own } = await trx('account')
    .where({ id: userId })
    .first<{ institution_id: string }>('institution_id');
  await requireDepartment(trx, own, change.departmentId);
  const name = change.passwordHash === null ? 'change_user' : 'change_user_and_password';
  const also = change.passwordHash === null ? {} : { also: '密码已由管理员重置' };
  const work = async () => {
    await trx('account')
      .where({ id: userId })
      .update({
        display_name: change.displayName,
        duties: change.duties,
        department_id: change.departmentId,
        addresses: addressByChannel(change),
        disabled: change.disabled,
        ...(change.passwordHash === null ? {} : { password_hash: change.passwordHash, must_change_password: true }),
      });
    // Given the duty again, the person makes a new address.
    if (!change.duties.includes('technician')) await endFeed(trx, userId);
    if (change.disabled || change.passwordHash !== null) await endSessions(trx, userId);
    const after = await readUser(trx, institutionId, userId);
    await appendEvent(trx, { stream: `user:${userId}`, name, actor, before, after });
    return after;
  };
  return watchingAddresses(trx, personal, { accountId: userId, actor, sessionId: null, ...also, work });
}

async function requireDepartment(trx: Transaction, institutionId: string, departmentId: string | null): Promise<void> {
  if (departmentId === null) return;
  const known = await trx('department').where({ id: departmentId, institution_id: institutionId }).first('id');
  if (!known)
    throw new DomainProblem('invalid_input', {}, [{ path: 'departmentId', fault: { name: 'department_unknown' } }]);
}

export async function isUsernameFree(db: Reader, username: string): Promise<boolean> {
  return !(await db('account').whereRaw('lower(username) = lower(?)', [username]).first('id'));
}
