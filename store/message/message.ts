import type { Knex } from 'knex';
import type { Message, MessageStanding } from '../../domain/contract/public.ts';
import type { Notice } from '../../domain/notice.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, type Page, readPage, sortSql } from '../sql/list.ts';
import { wordNow } from './template.ts';

interface MessageRow {
  readonly id: string;
  readonly at: Date;
  readonly title: string;
  readonly body: string;
  readonly order_id: string | null;
  readonly share_id: string | null;
  readonly read_at: Date | null;
}

/** Notifies everybody who acts for an enterprise of the last event in the stream, in the same transaction. */
export async function tell(
  trx: Transaction,
  stream: string,
  enterpriseId: string,
  notice: Notice,
  orderId: string | null = null,
): Promise<void> {
  const { title, body } = await wordNow(trx, notice);
  await trx.raw(
    `insert into message (account_id, stream, sequence, title, body, order_id)
     select m.account_id, e.stream, max(e.sequence), ?, ?, ?::uuid from enterprise_member m cross join event e
     where m.enterprise_id = ? and e.stream = ? group by m.account_id, e.stream`,
    [title, body, orderId, enterpriseId, stream] as Knex.Value[],
  );
}

/** Notifies one person of the last event in the stream, in the same transaction; returns the message's id. */
export async function tellPerson(trx: Transaction, stream: string, accountId: string, notice: Notice): Promise<string> {
  const { title, body } = await wordNow(trx, notice);
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `insert into message (account_id, stream, sequence, title, body)
     select ?, e.stream, max(e.sequence), ?, ? from event e where e.stream = ? group by e.stream returning id`,
    [accountId, title, body, stream],
  );
  if (!rows[0]) throw new Error(`there is no event in ${stream} to tell of`);
  return rows[0].id;
}

/** Notifies the supervisors of this centre of the last event in the stream, in the same transaction. */
export async function tellSupervisors(trx: Transaction, stream: string, notice: Notice): Promise<void> {
  const { title, body } = await wordNow(trx, notice);
  await trx.raw(
    `insert into message (account_id, stream, sequence, title, body)
     select a.id, e.stream, e.sequence, ?, ?
     from account a join institution i on i.id = a.institution_id and i.is_this_centre
     cross join lateral (select stream, sequence from event where stream = ? order by sequence desc limit 1) e
     where a.kind = 'staff' and 'supervisor' = any(a.duties) and not a.disabled
     on conflict on constraint message_once do nothing`,
    [title, body, stream],
  );
}

export async function listMessages(
  db: Reader,
  accountId: string,
  query: Page & { readonly q?: string | undefined },
): Promise<Listed<Message> & { unread: number }> {
  const found = db('message as m')
    .leftJoin('event as e', (on) => on.on('e.stream', 'm.stream').andOn('e.sequence', 'm.sequence'))
    .where('m.account_id', accountId);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('m.title', pattern).orWhereILike('m.body', pattern));
  }
  const [page, [counted]] = await Promise.all([
    readPage<MessageRow>(
      found,
      'm.id, m.at, m.title, m.body, m.order_id, e.share_id, m.read_at',
      query,
      sortSql(query.sort, { at: 'm.at', readAt: 'm.read_at' }, '-at', 'm.id'),
    ),
    db('message').where({ account_id: accountId, read_at: null }).count<{ unread: number }[]>({ unread: '*' }),
  ]);
  return {
    data: page.data.map((row) => ({
      id: row.id,
      at: instant(row.at),
      title: row.title,
      body: row.body,
      orderId: row.order_id,
      shareId: row.share_id,
      readAt: instantOrNull(row.read_at),
    })),
    total: page.total,
    unread: counted?.unread ?? 0,
  };
}

/** @throws DomainProblem not_found if the message is not this person's */
export async function markRead(db: Reader, accountId: string, messageId: string): Promise<void> {
  const changed = await db('message')
    .where({ id: messageId, account_id: accountId })
    .update({ read_at: db.raw('coalesce(read_at, now())') });
  if (changed === 0) throw new DomainProblem('not_found');
}

export async function markAllRead(db: Reader, accountId: string): Promise<void> {
  await db('message').where({ account_id: accountId, read_at: null }).update({ read_at: db.fn.now() });
}

export interface SessionStanding extends MessageStanding {
  readonly sessionId: string;
}

/** Unread messages of the people with these sessions; sessions that have ended are left out. */
export async function messageStandings(db: Reader, sessionIds: string[]): Promise<SessionStanding[]> {
  const { rows } = await db.raw<{ rows: SessionStanding[] }>(
    `select s.sid as "sessionId",
       (select count(*) from message m where m.account_id = a.id and m.read_at is null) as unread,
       (select jsonb_build_object('id', m.id, 'title', m.title) from message m where m.account_id = a.id
        order by m.at desc, m.id limit 1) as newest
     from session s join account a on a.id = (s.sess->>'accountId')::uuid
     where s.sid = any(?) and s.expire >= now() and not a.disabled`,
    [sessionIds],
  );
  return rows;
}
