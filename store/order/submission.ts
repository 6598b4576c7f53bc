import type { OrderDetails } from '../../domain/contract/order-details.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { detailsOf } from '../../domain/order-detail.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { USABLE } from '../instrument/row.ts';
import type { Reader } from '../sql/database.ts';
import { refuseUnbookable, WANTED_SQL, type Wanted } from './bookable.ts';
import { DETAILS_SQL } from './details.ts';
import { requireDispatch } from './dispatch.ts';

interface Standing extends OrderDetails {
  readonly kind: LedgerService;
  readonly instrumentIds: string[];
  readonly submitted: boolean;
  readonly given: boolean;
  readonly hasContact: boolean;
  readonly count: number;
  readonly refused: Omit<Wanted, 'path'>[];
}

const REFUSED = `(select coalesce(jsonb_agg(jsonb_build_object(${WANTED_SQL},
    'usable', ${USABLE}, 'openIn', case when open_item.id is not null then other.number end)
    order by i.position), '[]')
  from order_item i join instrument ins on ins.id = i.instrument_id
  left join order_item open_item on open_item.instrument_id = ins.id and open_item.is_open
  left join booking_order other on other.id = open_item.order_id
  where i.order_id = o.id and (open_item.id is not null or ins.service <> o.kind or not ${USABLE}))`;

/**
 * Checks, without the workflow and in one statement, what keeps a draft from being submitted; the transaction of the
 * submission checks it again. A command that was given before passes, so that it gets its answer again. Returns the details of the
 * draft, because what was right when it was saved may not be so today; null for a command that was given before.
 * @throws DomainProblem not_found, order_not_draft, contact_required, no_instruments, too_many_instruments,
 * instrument_in_booking, instrument_of_other_kind, instrument_out_of_service, instrument_not_bookable,
 * not_dispatchable
 */
export async function checkSubmission(
  db: Reader,
  enterpriseId: string,
  orderId: string,
  commandId: string,
  limit: number,
): Promise<OrderDetails | null> {
  const { rows } = await db.raw<{ rows: Standing[] }>(
    `select o.kind, ${DETAILS_SQL}, o.number is not null as submitted, c.id is not null as "hasContact",
       exists (select from event e where e.stream = 'order:' || o.id and e.command_id = ?) as given,
       (select count(*) from order_item i where i.order_id = o.id) as count,
       array(select i.instrument_id::text from order_item i where i.order_id = o.id order by i.position) as "instrumentIds",
       case when o.number is null then ${REFUSED} else '[]' end as refused
     from booking_order o left join contact c on c.id = o.contact_id and c.deleted_at is null
     where o.id = ? and o.enterprise_id = ?`,
    [commandId, orderId, enterpriseId],
  );
  const standing = rows[0];
  if (!standing) throw new DomainProblem('not_found');
  if (standing.given) return null;
  if (standing.submitted) throw new DomainProblem('order_not_draft');
  if (!standing.hasContact) {
    throw new DomainProblem('contact_required', {}, [
      { path: 'contactId', fault: { name: 'choose', params: { field: '负责人' } } },
    ]);
  }
  if (standing.count === 0) throw new DomainProblem('no_instruments');
  if (standing.count > limit) throw new DomainProblem('too_many_instruments', { limit, count: standing.count });
  refuseUnbookable(
    standing.refused.map((one) => ({ ...one, path: 'instrumentIds' })),
    standing.kind,
  );
  if (standing.kind === 'mandatory') await requireDispatch(db, standing.instrumentIds);
  return detailsOf(standing);
}
