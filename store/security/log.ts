/** The security log: adding to it, reading it together with the events that belong to it, and its retention. */
import type { z } from 'zod';
import type { SecurityEntry, SecurityQuery } from '../../domain/contract/security-log.ts';
import type { AccountKind } from '../../domain/role.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { containing, instant, type Listed, readPage, sortSql } from '../sql/list.ts';

export interface NewEntry {
  readonly name: SecurityEvent;
  readonly accountId: string | null;
  /** What was typed at sign-in; only kept if it is no account's, so that a closed account leaves no name here. */
  readonly typed: { readonly kind: AccountKind; readonly username: string } | null;
  readonly address: string;
  readonly agent: string;
  readonly endpoint: string;
}

export async function addSecurityEntry(db: Reader, entry: NewEntry): Promise<void> {
  const { name, accountId, typed, address, agent, endpoint } = entry;
  await db.raw(
    `with known as (select id from account where kind = :kind and lower(username) = lower(:username))
     insert into security_log (name, account_id, username, address, agent, endpoint)
     select :name, coalesce(:accountId::uuid, (select id from known)),
       case when exists (select from known) then '' else :username end, :address, :agent, :endpoint`,
    { name, accountId, address, agent, endpoint, kind: typed?.kind ?? '', username: typed?.username ?? '' },
  );
}

type Row = Omit<SecurityEntry, 'at'> & { readonly at: Date };

const COLUMNS = `s.id, s.at, s.name, coalesce(a.username, s.username) as username, coalesce(a.display_name, '') as "displayName",
  case when s.subject_id <> s.account_id then coalesce(b.display_name, '') else '' end as subject, s.address, s.agent,
  s.endpoint`;

const SORT = { at: 's.at', name: 's.name', address: 's.address' };

/** @param institutionId whose staff the entries are about; null for everybody */
export async function listSecurityLog(
  db: Reader,
  institutionId: string | null,
  query: z.output<typeof SecurityQuery>,
): Promise<Listed<SecurityEntry>> {
  const found = db('security_entry as s')
    .leftJoin('account as a', 'a.id', 's.account_id')
    .leftJoin('account as b', 'b.id', 's.subject_id');
  if (institutionId)
    found.where((either) => either.where('a.institution_id', institutionId).orWhere('b.institution_id', institutionId));
  if (query.name) found.where('s.name', query.name);
  if (query.from) found.where('s.at', '>=', startOfDay(query.from));
  if (query.to) found.where('s.at', '<', endOfDay(query.to));
  if (query.q) {
    const [q, pattern] = [query.q, containing(query.q)];
    found.where((either) =>
      either
        .whereILike('a.username', pattern)
        .orWhereILike('a.display_name', pattern)
        .orWhereILike('s.username', pattern)
        .orWhere('s.address', q),
    );
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-at', 's.id'));
  return { total, data: data.map((row) => ({ ...row, at: instant(row.at) })) };
}

/** Deletes the entries that are older, never those of the last 180 days; returns how many. */
export async function deleteOldSecurityEntries(db: Reader, days: number): Promise<number> {
  const { rows } = await db.raw<{ rows: { gone: number }[] }>('select delete_security_log(?) as gone', [days]);
  return rows[0]?.gone ?? 0;
}
