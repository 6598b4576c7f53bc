/**
 * Claims: who works on a share. A claim belongs to the stage in which it was made. It expires when its holder has
 * been idle too long. A claim that a supervisor made does not expire; one that a rule made is in force while its
 * holder is at work.
 */

import type { Knex } from 'knex';
import type { z } from 'zod';
import { COMMAND_NAMES, commandDefinition } from '../../domain/command.ts';
import type { Claim, ClaimFilter, Colleagues, Watch } from '../../domain/contract/claim.ts';
import { notice } from '../../domain/notice.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Duty, Role } from '../../domain/role.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tellPerson } from '../message/message.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant } from '../sql/list.ts';

/** Claim `k` of share `s` is in force; `:idle` is in minutes. */
export const CLAIM_IN_FORCE = `k.share_id = s.id and k.stage_since = s.stage_since
  and (k.assigned_by is not null or (k.rule is not null and at_work(k.account_id))
    or (k.rule is null and k.active_at > now() - make_interval(mins => :idle::int)))`;

const IS_ASSIGNED = 'k.assigned_by is not null or k.rule is not null';

/** A claim in the shape of the API, as SQL; `k` is the left-joined claim, `ka` its holder's account. */
export const CLAIM_OBJECT = `case when k.share_id is not null then jsonb_build_object('accountId', ka.id,
  'name', ka.display_name, 'since', k.since, 'assigned', ${IS_ASSIGNED}, 'rule', k.rule) end`;

/** Filter conditions on `k.account_id`; `:accountId` is the reader. */
export const CLAIM_CONDITIONS: Readonly<Record<ClaimFilter, string>> = {
  mine: 'k.account_id = :accountId',
  free: 'k.account_id is null',
  available: '(k.account_id is null or k.account_id = :accountId)',
};

type Author = Actor & { readonly id: string };

interface Held extends Claim {
  readonly stage: Stage;
  readonly orderNumber: string;
}

/** The claim in force, or null. */
export async function readClaim(db: Reader, shareId: string, idle: number): Promise<Held | null> {
  const { rows } = await db.raw<{ rows: (Omit<Held, 'since'> & { since: Date })[] }>(
    `select k.account_id as "accountId", ka.display_name as name, k.since, ${IS_ASSIGNED} as assigned, k.rule, s.stage,
       o.number as "orderNumber"
     from share s join booking_order o on o.id = s.order_id join share_claim k on ${CLAIM_IN_FORCE}
     join account ka on ka.id = k.account_id where s.id = :shareId`,
    { shareId, idle },
  );
  return rows[0] ? { ...rows[0], since: instant(rows[0].since) } : null;
}

/** @throws DomainProblem claimed_by_other where somebody else has claimed the share */
export async function requireUnclaimed(db: Reader, shareId: string, accountId: string, idle: number): Promise<void> {
  const claim = await readClaim(db, shareId, idle);
  if (claim && claim.accountId !== accountId) throw claimedBy(claim);
}

/** The problem of a share that a colleague has claimed. */
export function claimedBy({ name, since }: Pick<Claim, 'name' | 'since'>): DomainProblem {
  return new DomainProblem('claimed_by_other', { by: name, at: since });
}

const PUT = `
  insert into share_claim (share_id, account_id, stage_since, assigned_by)
  select s.id, :accountId::uuid, s.stage_since, :assignedBy::uuid from share s where s.id = :shareId
  on conflict (share_id) do update set account_id = excluded.account_id, stage_since = excluded.stage_since,
    since = now(), active_at = now(), assigned_by = excluded.assigned_by, rule = null`;

/**
 * Claims the share for a person; claiming again renews the claim. The share's row is locked, so that one of two
 * concurrent claims wins.
 * @throws DomainProblem claimed_by_other, share_closed, assignee_without_duty
 */
export async function claimShare(
  trx: Transaction,
  shareId: string,
  { takeOver, idle }: { readonly takeOver: boolean; readonly idle: number },
  actor: Author & { readonly duties: readonly Duty[] },
): Promise<void> {
  requireDuty(actor, await lockOpen(trx, shareId));
  const held = await readClaim(trx, shareId, idle);
  if (held?.accountId === actor.id) {
    await trx('share_claim').where({ share_id: shareId }).update({ active_at: trx.fn.now() });
    return;
  }
  if (held && !takeOver) throw claimedBy(held);
  await trx.raw(PUT, { shareId, accountId: actor.id, assignedBy: null } as Record<string, Knex.Value>);
  if (!held) return;
  const stream = `share:${shareId}`;
  const before = { accountId: held.accountId, name: held.name };
  const after = { accountId: actor.id, name: actor.name };
  await appendEvent(trx, { stream, name: 'take_over', actor, before, after });
  const told = { orderNumber: held.orderNumber, stage: STAGES[held.stage].zh, actor: actor.name };
  await tellPerson(trx, stream, held.accountId, notice('work_taken_over', told));
}

async function lockOpen(trx: Transaction, shareId: string): Promise<Stage> {
  const share = await trx('share').where({ id: shareId }).forUpdate().first<{ stage: Stage } | undefined>('stage');
  if (!share) throw new DomainProblem('not_found');
  if (STAGES[share.stage].terminal) throw new DomainProblem('share_closed');
  return share.stage;
}

/** Ends the person's claim; has no effect on a claim of somebody else. */
export async function releaseShare(db: Reader, shareId: string, accountId: string): Promise<void> {
  await db('share_claim').where({ share_id: shareId, account_id: accountId }).delete();
}

/** Ends the person's claim, made or assigned. A rule will not assign the same share to them again. */
export async function giveBackShare(trx: Transaction, shareId: string, actor: Author): Promise<void> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `insert into share_returned (share_id, account_id)
     select k.share_id, k.account_id from share_claim k join share s on s.id = k.share_id and s.stage_since = k.stage_since
     where k.share_id = :shareId and k.account_id = :accountId and k.rule is not null on conflict do nothing`,
    { shareId, accountId: actor.id },
  );
  await releaseShare(trx, shareId, actor.id);
  if (rowCount === 0) return;
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'give_back', actor, before: { name: actor.name } });
}

const SEEN_FOR = 45;

/** Records that the person has the share open, renews their claim, and returns the others who have it open. */
export async function watchShare(
  db: Knex,
  shareId: string,
  accountId: string,
  idle: number,
): Promise<z.output<typeof Watch>> {
  await db.raw(
    `with kept as (update share_claim set active_at = now() where share_id = :shareId and account_id = :accountId)
     insert into share_viewer (share_id, account_id) values (:shareId, :accountId)
     on conflict (share_id, account_id) do update set seen_at = now()`,
    { shareId, accountId },
  );
  const [claim, { rows: viewers }] = await Promise.all([
    readClaim(db, shareId, idle),
    db.raw<{ rows: { name: string }[] }>(
      `select a.display_name as name from share_viewer v join account a on a.id = v.account_id
       where v.share_id = :shareId and v.account_id <> :accountId and v.seen_at > now() - make_interval(secs => :seen)
       order by a.display_name`,
      { shareId, accountId, seen: SEEN_FOR },
    ),
  ]);
  return { claim: claim && claimOf(claim), viewers };
}

const claimOf = ({ accountId, name, since, assigned, rule }: Held): Claim => ({
  accountId,
  name,
  since,
  assigned,
  rule,
});

/** Records that the person has left the page. */
export async function leaveShare(db: Reader, shareId: string, accountId: string): Promise<void> {
  await db('share_viewer').where({ share_id: shareId, account_id: accountId }).delete();
}

/** @throws DomainProblem assignee_without_duty if none of the person's duties can act in the stage */
function requireDuty({ name, duties }: { name: string; duties: readonly Duty[] }, stage: Stage): void {
  const able: Role[] = COMMAND_NAMES.flatMap((command) => {
    const { from, roles } = commandDefinition(command);
    return from.includes(stage) ? [...roles] : [];
  });
  if (!duties.some((duty) => able.includes(duty)))
    throw new DomainProblem('assignee_without_duty', { name, stage: STAGES[stage].zh });
}

export async function listColleagues(db: Reader, institutionId: string): Promise<z.output<typeof Colleagues>> {
  const data = await db('account')
    .where({ kind: 'staff', institution_id: institutionId, disabled: false })
    .orderBy('display_name')
    .select<{ id: string; name: string; duties: Duty[] }[]>('id', 'display_name as name', 'duties');
  return { data, total: data.length };
}

interface Assigned {
  readonly shareId: string;
  readonly orderNumber: string;
  /** Why the share was not assigned. */
  readonly problem: DomainProblem | null;
}

/**
 * Assigns shares of the supervisor's institution to one of its staff, or (null) takes them back; each in a
 * transaction of its own.
 * @throws DomainProblem not_found where there is no such colleague
 */
export async function assignShares(
  db: Knex,
  institutionId: string,
  { shareIds, accountId }: { readonly shareIds: readonly string[]; readonly accountId: string | null },
  idle: number,
  actor: Author,
): Promise<Assigned[]> {
  const colleagues = accountId === null ? [] : (await listColleagues(db, institutionId)).data;
  const colleague = colleagues.find(({ id }) => id === accountId) ?? null;
  if (accountId !== null && !colleague) throw new DomainProblem('not_found');
  const outcome: Assigned[] = [];
  for (const shareId of new Set(shareIds)) {
    const found = await db('share as s')
      .join('booking_order as o', 'o.id', 's.order_id')
      .where({ 's.id': shareId, 's.institution_id': institutionId })
      .first<{ number: string } | undefined>('o.number');
    if (!found) throw new DomainProblem('not_found');
    const problem = await db
      .transaction((trx) => assign(trx, shareId, found.number, colleague, idle, actor))
      .then(() => null)
      .catch((error: unknown) => {
        if (error instanceof DomainProblem) return error;
        throw error;
      });
    outcome.push({ shareId, orderNumber: found.number, problem });
  }
  return outcome;
}

async function assign(
  trx: Transaction,
  shareId: string,
  orderNumber: string,
  colleague: { readonly id: string; readonly name: string; readonly duties: readonly Duty[] } | null,
  idle: number,
  actor: Author,
): Promise<void> {
  const stage = await lockOpen(trx, shareId);
  if (colleague) requireDuty(colleague, stage);
  const held = await readClaim(trx, shareId, idle);
  const isSame = (held?.accountId ?? null) === (colleague?.id ?? null);
  if (isSame && (held === null || (held.assigned && held.rule === null))) return;
  if (colleague) await trx.raw(PUT, { shareId, accountId: colleague.id, assignedBy: actor.id });
  else await trx('share_claim').where({ share_id: shareId }).delete();
  const stream = `share:${shareId}`;
  const person = (one: { readonly name: string } | null) => (one ? { name: one.name } : null);
  await appendEvent(trx, { stream, name: 'assign', actor, before: person(held), after: person(colleague) });
  const told = { orderNumber, stage: STAGES[stage].zh, actor: actor.name };
  if (colleague && colleague.id !== actor.id && colleague.id !== held?.accountId) {
    await tellPerson(trx, stream, colleague.id, notice('work_assigned', told));
  }
  if (held && held.accountId !== actor.id && held.accountId !== colleague?.id) {
    const receiver = colleague?.name ?? '';
    await tellPerson(trx, stream, held.accountId, notice('work_taken_back', { ...told, receiver }));
  }
}
