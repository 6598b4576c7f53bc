/**
 * Closing an account. Data that identify the person are deleted or made unreadable. Orders, results, certificates and
 * the audit log stay, because the law on metrology makes the centre keep them; they name the enterprise and the
 * offices.
 */
import { randomBytes } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { destroyKey } from '../event/sealed.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Transaction } from '../sql/database.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';
import { endSessions } from './open-sessions.ts';

type Person = Actor & { readonly id: string };

const CLOSED_NAME = '已注销用户';

async function closeAccount(trx: Transaction, accountId: string): Promise<void> {
  await trx('delivery')
    .whereIn('message_id', trx('message').where({ account_id: accountId }).select('id'))
    .delete();
  await trx('message').where({ account_id: accountId }).delete();
  await trx('recovery_code').where({ account_id: accountId }).delete();
  await trx('reset_ticket').where({ account_id: accountId }).delete();
  await trx('sms_code').where({ account_id: accountId }).delete();
  await trx('account')
    .where({ id: accountId })
    .update({
      username: `closed${randomBytes(6).toString('hex')}`,
      display_name: CLOSED_NAME,
      password_hash: 'none',
      disabled: true,
      totp_sealed: null,
      totp_pending_sealed: null,
    });
  await endSessions(trx, accountId);
}

type Owner = { readonly account_id: string } | { readonly enterprise_id: string };

async function endLinks(trx: Transaction, owner: Owner, person: Person): Promise<void> {
  await trx('link')
    .where(owner)
    .whereIn('state', ['requested', 'approved'])
    .update({ state: 'ended', ended_at: trx.fn.now(), ended_by: person.id });
}

/** Removes the owner and sets the oldest possible date: the next clean-up deletes these uploads. */
async function releaseUploads(trx: Transaction, owner: Owner): Promise<void> {
  await trx('upload')
    .where(owner)
    .update({ account_id: null, enterprise_id: null, claimed_at: null, created_at: new Date(0) });
}

/** Messages to the organisations of the person's links name the person. */
async function deleteMessagesAbout(trx: Transaction, accountId: string): Promise<void> {
  await trx.raw(
    `with named as (
       select m.id from account a join link l on l.account_id = a.id
         join message m on m.stream in ('enterprise:' || l.enterprise_id, 'institution:' || l.institution_id)
       where a.id = :accountId and position(a.display_name in m.title || m.body) > 0),
     undelivered as (delete from delivery where message_id in (select id from named))
     delete from message where id in (select id from named)`,
    { accountId },
  );
}

/** Closes an individual's account and deletes all data of the person. */
export async function closeIndividual(trx: Transaction, person: Person): Promise<void> {
  const owner = { account_id: person.id };
  await endLinks(trx, owner, person);
  await deleteMessagesAbout(trx, person.id);
  await destroyKey(trx, `account:${person.id}`);
  await trx('person').where(owner).delete();
  await releaseUploads(trx, owner);
  await closeAccount(trx, person.id);
  await appendEvent(trx, {
    stream: `user:${person.id}`,
    name: 'close_account',
    actor: person,
  });
}

/**
 * Closes an enterprise: deletes its account and contacts and ends the links of the people who act for it. Its orders
 * stay.
 * @throws DomainProblem account_has_open_orders
 */
export async function closeEnterprise(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  person: Person,
): Promise<void> {
  await trx('enterprise').where({ id: enterpriseId }).forUpdate().first('id');
  const [open] = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .where('o.enterprise_id', enterpriseId)
    .whereNotIn('s.stage', TERMINAL_STAGES)
    .countDistinct<{ count: number }[]>({ count: 'o.id' });
  if (open && open.count > 0) throw new DomainProblem('account_has_open_orders', { count: open.count });
  const nothing = { mobile_sealed: personal.seal(''), mobile_digest: personal.digest('') };
  const owner = { enterprise_id: enterpriseId };
  await trx('contact')
    .where(owner)
    .update({ name: '（已注销）', post: '', mobile_sealed: nothing.mobile_sealed, deleted_at: trx.fn.now() });
  await endLinks(trx, owner, person);
  await trx('enterprise')
    .where({ id: enterpriseId })
    .update({
      ...nothing,
      email: '',
      legal_representative: '（已注销）',
      legal_identity_sealed: null,
      licence_upload_id: null,
      photo_upload_id: null,
      closed_at: trx.fn.now(),
    });
  await releaseUploads(trx, owner);
  await destroyKey(trx, `enterprise:${enterpriseId}`);
  await closeAccount(trx, person.id);
  await appendEvent(trx, { stream: `enterprise:${enterpriseId}`, name: 'close_account', actor: person });
}
