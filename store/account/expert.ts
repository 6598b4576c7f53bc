/** Experts: accounts that administrators of this centre maintain. */
import type { z } from 'zod';
import type { Expert, ExpertInput, ExpertQuery } from '../../domain/contract/expert.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, sortSql } from '../sql/list.ts';
import { endSessions } from './open-sessions.ts';

interface Row {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly unit: string;
  readonly field: string;
  readonly mobile_sealed: Buffer;
  readonly email: string;
  readonly disabled: boolean;
  readonly created_at: Date;
}

const COLUMNS = `a.id, a.username, a.display_name, x.unit, x.field, x.mobile_sealed, x.email, a.disabled, a.created_at`;
const SORT = {
  username: 'lower(a.username)',
  displayName: 'a.display_name',
  unit: 'x.unit',
  createdAt: 'a.created_at',
};

const experts = (db: Reader) => db('expert as x').join('account as a', 'a.id', 'x.account_id');

function expertOf(row: Row, personal: PersonalData): Expert {
  const { id, username, unit, field, email, disabled } = row;
  return {
    ...{ id, username, unit, field, email, disabled },
    displayName: row.display_name,
    mobile: maskedMobile(personal.open(row.mobile_sealed)),
    createdAt: instant(row.created_at),
  };
}

export async function listExperts(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof ExpertQuery>,
): Promise<Listed<Expert>> {
  const found = experts(db);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either
        .whereILike('a.username', pattern)
        .orWhereILike('a.display_name', pattern)
        .orWhereILike('x.unit', pattern)
        .orWhereILike('x.field', pattern),
    );
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'a.id'));
  return { total, data: data.map((row) => expertOf(row, personal)) };
}

/** Returns those of the user names that are taken, in lower case. */
export async function takenUsernames(db: Reader, usernames: readonly string[]): Promise<Set<string>> {
  const lower = usernames.map((name) => name.toLowerCase());
  const taken = await db('account')
    .whereRaw('lower(username) = any(?)', [lower])
    .select<{ name: string }[]>(db.raw('lower(username) as name'));
  return new Set(taken.map(({ name }) => name));
}

/** Adds experts, who must change their initial password. */
export async function addExperts(
  trx: Transaction,
  personal: PersonalData,
  inputs: readonly (ExpertInput & { readonly passwordHash: string })[],
  fileName: string,
  actor: Actor & { readonly id: string },
): Promise<void> {
  for (const { username, displayName, passwordHash, unit, field, mobile, email } of inputs) {
    const [account] = await trx('account')
      .insert({
        kind: 'expert',
        username,
        password_hash: passwordHash,
        display_name: displayName,
        must_change_password: true,
      })
      .returning<{ id: string }[]>('id');
    if (!account) throw new Error('the account was not inserted');
    await trx('expert').insert({
      account_id: account.id,
      unit,
      field,
      mobile_sealed: personal.seal(mobile),
      mobile_digest: personal.digest(mobile),
      email,
    });
    const after = { username, displayName, unit, field, fileName };
    await appendEvent(trx, { stream: `user:${account.id}`, name: 'import_expert', actor, after });
  }
}

/** @throws DomainProblem not_found */
export async function setExpertAccess(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  disabled: boolean,
  actor: Actor,
): Promise<Expert> {
  const changed = await trx('account').where({ id, kind: 'expert' }).update({ disabled });
  if (changed === 0) throw new DomainProblem('not_found');
  if (disabled) await endSessions(trx, id);
  await appendEvent(trx, { stream: `user:${id}`, name: disabled ? 'disable_expert' : 'enable_expert', actor });
  const row = await experts(trx).where('a.id', id).first<Row | undefined>(trx.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return expertOf(row, personal);
}
