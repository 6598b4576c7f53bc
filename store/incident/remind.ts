import { COMMAND_NAMES, commandDefinition } from '../../domain/command.ts';
import { notice } from '../../domain/notice.ts';
import { DUTY_NAMES } from '../../domain/role.ts';
import { DEPARTMENT_STAGES, STAGES, type Stage } from '../../domain/stage.ts';
import { wordNow } from '../message/template.ts';
import { CLAIM_IN_FORCE } from '../share/claim.ts';
import type { Transaction } from '../sql/database.ts';
import { sqlNames } from '../sql/names.ts';

/** The duties that can move the stage on. Supervisors can act in any stage and are left out. */
function dutiesFor(stage: Stage): string[] {
  const able = COMMAND_NAMES.map(commandDefinition).flatMap(({ from, roles }) =>
    from.includes(stage) ? [...roles] : [],
  );
  return DUTY_NAMES.filter((duty) => duty !== 'supervisor' && able.includes(duty));
}

/**
 * Reminds the people whose turn it is, with the last event of the stream: the enterprise; or the holder of the claim;
 * or else everybody of the institution who has the duty. Returns the number of people.
 */
export async function remind(trx: Transaction, stream: string, shareId: string, idle: number): Promise<number> {
  const share = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .where('s.id', shareId)
    .first<{ stage: Stage; number: string } | undefined>('s.stage', 'o.number');
  if (!share) return 0;
  const { number: orderNumber } = share;
  const isCustomers = STAGES[share.stage].isCustomersTurn;
  const told = await wordNow(
    trx,
    isCustomers
      ? notice('customer_reminded', { orderNumber, hint: STAGES[share.stage].hintZh })
      : notice('staff_reminded', { orderNumber, stage: STAGES[share.stage].zh }),
  );
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `insert into message (account_id, stream, sequence, order_id, title, body)
     select receiver.id, e.stream, e.sequence, case when :isCustomers::boolean then s.order_id end, :title, :body
     from share s join booking_order o on o.id = s.order_id
     left join share_claim k on ${CLAIM_IN_FORCE}
     cross join lateral (select stream, sequence from event where stream = :stream order by sequence desc limit 1) e
     cross join lateral (
       select m.account_id as id from enterprise_member m where :isCustomers::boolean and m.enterprise_id = o.enterprise_id
       union
       select a.id from account a
       where not :isCustomers::boolean and a.kind = 'staff' and not a.disabled and a.institution_id = s.institution_id
         and (a.id = k.account_id or (k.account_id is null and a.duties && :duties::text[]
           and (s.stage not in (${sqlNames(DEPARTMENT_STAGES)}) or s.department_id is null or a.department_id is null
             or a.department_id = s.department_id)))) receiver
     where s.id = :shareId`,
    {
      isCustomers,
      idle,
      stream,
      shareId,
      duties: dutiesFor(share.stage),
      ...told,
    } as never,
  );
  return rowCount;
}
