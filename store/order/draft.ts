/** Drafts of orders: rows without a workflow until they are submitted (requirements C2, C3). */
import type { OrderDraft } from '../../domain/contract/order.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { OPEN_BOOKING, USABLE } from '../instrument/row.ts';
import type { Transaction } from '../sql/database.ts';
import { refuseUnbookable, type Wanted } from './bookable.ts';
import { detailColumns, readDetails, requireDetailsOf } from './details.ts';

type Author = Actor & { readonly id: string };

const streamOf = (orderId: string) => `draft:${orderId}`;

/** @throws DomainProblem where a contact or an instrument cannot be used */
export async function createDraft(
  trx: Transaction,
  enterpriseId: string,
  kind: LedgerService,
  draft: OrderDraft,
  actor: Author,
): Promise<string> {
  await checkDraft(trx, enterpriseId, kind, draft);
  const [row] = await trx('booking_order')
    .insert({
      kind,
      enterprise_id: enterpriseId,
      contact_id: draft.contactId,
      ...detailColumns(draft),
      created_by: actor.id,
    })
    .returning<{ id: string }[]>('id');
  if (!row) throw new Error('the draft was not inserted');
  await insertItems(trx, row.id, draft.instrumentIds);
  await appendEvent(trx, { stream: streamOf(row.id), name: 'create_draft', actor, after: { kind, ...draft } });
  return row.id;
}

/** @throws DomainProblem not_found, order_not_draft, or where a contact or an instrument cannot be used */
export async function changeDraft(
  trx: Transaction,
  enterpriseId: string,
  orderId: string,
  draft: OrderDraft,
  actor: Actor,
): Promise<void> {
  const { kind, ...before } = await lockDraft(trx, enterpriseId, orderId);
  await checkDraft(trx, enterpriseId, kind, draft);
  await trx('booking_order')
    .where({ id: orderId })
    .update({ contact_id: draft.contactId, ...detailColumns(draft) });
  await trx('order_item').where({ order_id: orderId }).del();
  await insertItems(trx, orderId, draft.instrumentIds);
  await appendEvent(trx, { stream: streamOf(orderId), name: 'change_draft', actor, before, after: draft });
}

/** @throws DomainProblem not_found, order_not_draft */
export async function deleteDraft(
  trx: Transaction,
  enterpriseId: string,
  orderId: string,
  actor: Actor,
): Promise<void> {
  const { kind: _, ...before } = await lockDraft(trx, enterpriseId, orderId);
  await trx('booking_order').where({ id: orderId }).del();
  await appendEvent(trx, { stream: streamOf(orderId), name: 'delete_draft', actor, before });
}

interface DraftRow {
  readonly kind: LedgerService;
  readonly number: string | null;
  readonly contact_id: string | null;
}

async function lockDraft(
  trx: Transaction,
  enterpriseId: string,
  orderId: string,
): Promise<OrderDraft & { kind: LedgerService }> {
  const row = await trx('booking_order')
    .where({ id: orderId, enterprise_id: enterpriseId })
    .forUpdate()
    .first<DraftRow | undefined>('kind', 'number', 'contact_id');
  if (!row) throw new DomainProblem('not_found');
  if (row.number !== null) throw new DomainProblem('order_not_draft');
  const instrumentIds: string[] = await trx('order_item')
    .where({ order_id: orderId })
    .orderBy('position')
    .pluck<string[]>('instrument_id');
  return { kind: row.kind, contactId: row.contact_id, instrumentIds, ...(await readDetails(trx, orderId)) };
}

interface Candidate extends Omit<Wanted, 'path'> {
  readonly id: string;
}

async function checkDraft(
  trx: Transaction,
  enterpriseId: string,
  kind: LedgerService,
  draft: OrderDraft,
): Promise<void> {
  requireDetailsOf(kind, draft);
  if (draft.contactId !== null) {
    const contact = await trx('contact')
      .where({ id: draft.contactId, enterprise_id: enterpriseId })
      .whereNull('deleted_at')
      .first('id');
    if (!contact)
      throw new DomainProblem('invalid_input', {}, [{ path: 'contactId', fault: { name: 'contact_unknown' } }]);
  }
  const { rows } = await trx.raw<{ rows: Candidate[] }>(
    `select ins.id, ins.name, ins.instrument_number as "instrumentNumber", ins.service, ins.status, ${USABLE} as usable,
       case when oi.id is not null then coalesce(o.number, '') end as "openIn"
     from instrument ins ${OPEN_BOOKING} where ins.enterprise_id = ? and ins.id = any(?::uuid[])`,
    [enterpriseId, draft.instrumentIds],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const named = draft.instrumentIds.map((id, index) => ({ row: known.get(id), path: `instrumentIds.${index}` }));
  const foreign = named.filter(({ row }) => !row);
  if (foreign.length > 0) {
    const fields = foreign.map(({ path }) => ({ path, fault: { name: 'instrument_unknown' } as const }));
    throw new DomainProblem('instrument_not_yours', {}, fields);
  }
  refuseUnbookable(
    named.flatMap(({ row, path }) => (row ? [{ ...row, path }] : [])),
    kind,
  );
}

async function insertItems(trx: Transaction, orderId: string, instrumentIds: readonly string[]): Promise<void> {
  const unique = [...new Set(instrumentIds)];
  if (unique.length === 0) return;
  await trx.raw(
    `insert into order_item (order_id, position, instrument_id, delivery_mode)
     select ?, wanted.position - 1, ins.id, ins.delivery_mode
     from unnest(?::uuid[]) with ordinality as wanted (id, position) join instrument ins on ins.id = wanted.id`,
    [orderId, unique],
  );
}
