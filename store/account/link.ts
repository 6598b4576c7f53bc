/**
 * Links between individuals and the enterprise or institution that they act for (requirement A10). Every request
 * reads the row, so that ending a link takes its rights away from open sessions too.
 */

import type { z } from 'zod';
import type { Link, LinkQuery, LinkState, OwnLink } from '../../domain/contract/link.ts';
import { type Notice, notice } from '../../domain/notice.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tellInstitution } from '../institution/row.ts';
import { tell, tellPerson } from '../message/message.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

/** The enterprise or institution that decides about the link. */
export type Organisation = { readonly enterpriseId: string } | { readonly institutionId: string };

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly enterprise_id: string | null;
  readonly institution_id: string | null;
  readonly state: LinkState;
  readonly notes: string | null;
  readonly requested_at: Date;
  readonly decided_at: Date | null;
  readonly ended_at: Date | null;
  readonly username: string;
  readonly display_name: string;
  readonly name: string;
  readonly code: string;
}

const COLUMNS = `l.id, l.account_id, l.enterprise_id, l.institution_id, l.state, l.notes, l.requested_at, l.decided_at,
  l.ended_at, a.username, a.display_name, coalesce(e.name, i.name) as name, coalesce(e.credit_code, i.credit_code, '') as code`;

const links = (db: Reader) =>
  db('link as l')
    .join('account as a', 'a.id', 'l.account_id')
    .leftJoin('enterprise as e', 'e.id', 'l.enterprise_id')
    .leftJoin('institution as i', 'i.id', 'l.institution_id');

const whereOf = (organisation: Organisation): Record<string, string> =>
  'enterpriseId' in organisation
    ? { 'l.enterprise_id': organisation.enterpriseId }
    : { 'l.institution_id': organisation.institutionId };

const streamOf = (row: Row) =>
  row.enterprise_id ? `enterprise:${row.enterprise_id}` : `institution:${row.institution_id}`;

const times = (row: Row) => ({
  requestedAt: instant(row.requested_at),
  decidedAt: instantOrNull(row.decided_at),
  endedAt: instantOrNull(row.ended_at),
});

function ownLinkOf(row: Row): OwnLink {
  const { id, state, name, code, notes } = row;
  return {
    id,
    state,
    organisation: row.enterprise_id ? 'enterprise' : 'institution',
    name,
    code,
    notes,
    ...times(row),
  };
}

/** What the record of changes has of a link: the person by their account alone. */
function recordOf(row: Row) {
  const { id, account_id: accountId, state, notes } = row;
  return { id, accountId, state, notes, ...times(row) };
}

function linkOf(row: Row): Link {
  const { id, username, state, notes } = row;
  return { id, username, displayName: row.display_name, state, notes, ...times(row) };
}

async function readLink(db: Reader, id: string): Promise<Row> {
  const row = await links(db).where('l.id', id).first<Row | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

export async function listOwnLinks(db: Reader, accountId: string): Promise<Listed<OwnLink>> {
  const rows = await links(db)
    .where('l.account_id', accountId)
    .orderBy([{ column: 'l.requested_at', order: 'desc' }, 'l.id'])
    .select<Row[]>(db.raw(COLUMNS));
  return { data: rows.map(ownLinkOf), total: rows.length };
}

/**
 * Requests a link with the approved enterprise or institution that has this code, and notifies it.
 * @throws DomainProblem link_code_unknown, link_exists
 */
export async function requestLink(
  trx: Transaction,
  account: Actor & { readonly id: string },
  code: string,
): Promise<OwnLink> {
  const enterprise = await trx('enterprise')
    .where({ credit_code: code, status: 'approved', closed_at: null })
    .first<{ id: string } | undefined>('id');
  const institution = enterprise
    ? undefined
    : await trx('institution').where({ credit_code: code, status: 'approved' }).first<{ id: string } | undefined>('id');
  if (!enterprise && !institution) {
    throw new DomainProblem('link_code_unknown', { code }, [{ path: 'code' }]);
  }
  const [made] = await trx('link')
    .insert({ account_id: account.id, enterprise_id: enterprise?.id, institution_id: institution?.id })
    .returning<{ id: string }[]>('id')
    .catch(async (error: unknown) => {
      if (violatedConstraint(error) === 'link_one_of_account') throw new DomainProblem('link_exists');
      throw error;
    });
  const row = await readLink(trx, made?.id ?? '');
  await appendEvent(trx, { stream: streamOf(row), name: 'request_link', actor: account, after: recordOf(row) });
  const told = notice('link_requested', { personName: row.display_name, username: row.username });
  if (enterprise) await tell(trx, streamOf(row), enterprise.id, told);
  if (institution) await tellInstitution(trx, institution.id, told);
  return ownLinkOf(row);
}

/**
 * The individual ends the link or withdraws the request.
 * @throws DomainProblem not_found, link_decided where there is nothing left to end
 */
export async function endOwnLink(
  trx: Transaction,
  account: Actor & { readonly id: string },
  id: string,
): Promise<void> {
  const before = await lock(trx, { 'l.account_id': account.id }, id);
  await move(trx, before, 'ended', account, null);
  if (before.state !== 'approved') return;
  const told = notice('link_left', { personName: before.display_name, username: before.username });
  if (before.enterprise_id) await tell(trx, streamOf(before), before.enterprise_id, told);
  if (before.institution_id) await tellInstitution(trx, before.institution_id, told);
}

const SORT = {
  requestedAt: 'l.requested_at',
  username: 'lower(a.username)',
  displayName: 'a.display_name',
  state: 'l.state',
};

export async function listLinks(
  db: Reader,
  organisation: Organisation,
  query: z.output<typeof LinkQuery>,
): Promise<Listed<Link>> {
  const found = links(db).where(whereOf(organisation));
  if (query.state) found.where('l.state', query.state);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('a.username', pattern).orWhereILike('a.display_name', pattern));
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-requestedAt', 'l.id'));
  return { data: data.map(linkOf), total };
}

const NOTICES: Readonly<Record<Exclude<LinkState, 'requested'>, (row: Row) => Notice>> = {
  approved: ({ name }) => notice('link_approved', { organisation: name }),
  refused: ({ name, notes }) => notice('link_refused', { organisation: name, notes: notes ?? '' }),
  ended: ({ name }) => notice('link_ended', { organisation: name }),
};

/**
 * The enterprise or institution approves, refuses or ends the link; the individual is notified.
 * @throws DomainProblem not_found, link_decided if the link's state has changed since
 */
export async function decideLink(
  trx: Transaction,
  organisation: Organisation,
  id: string,
  state: Exclude<LinkState, 'requested'>,
  actor: Actor & { readonly id: string },
  notes: string | null,
): Promise<Link> {
  const before = await lock(trx, whereOf(organisation), id);
  const after = await move(trx, before, state, actor, notes);
  await tellPerson(trx, streamOf(after), before.account_id, NOTICES[state](after));
  return linkOf(after);
}

async function lock(trx: Transaction, whose: Record<string, string>, id: string): Promise<Row> {
  const row = await links(trx)
    .where({ ...whose, 'l.id': id })
    .forUpdate('l')
    .first<Row | undefined>(trx.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** The states that a link can go to from each state. */
const NEXT: Readonly<Record<LinkState, readonly LinkState[]>> = {
  requested: ['approved', 'refused', 'ended'],
  approved: ['ended'],
  refused: [],
  ended: [],
};

async function move(
  trx: Transaction,
  before: Row,
  state: Exclude<LinkState, 'requested'>,
  actor: Actor & { readonly id: string },
  notes: string | null,
): Promise<Row> {
  if (!NEXT[before.state].includes(state)) throw new DomainProblem('link_decided');
  const now = trx.fn.now();
  await trx('link')
    .where({ id: before.id })
    .update(
      state === 'ended'
        ? { state, ended_at: now, ended_by: actor.id }
        : { state, notes, decided_at: now, decided_by: actor.id },
    );
  const after = await readLink(trx, before.id);
  const name = ({ approved: 'approve_link', refused: 'refuse_link', ended: 'end_link' } as const)[state];
  await appendEvent(trx, {
    stream: streamOf(after),
    name,
    actor,
    notes,
    before: recordOf(before),
    after: recordOf(after),
  });
  return after;
}
