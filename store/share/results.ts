/** The results of a share, kept while it is being worked on (requirement C13). */
import type { z } from 'zod';
import type { ResultsInput } from '../../domain/contract/order.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Transaction } from '../database.ts';
import { type Actor, appendEvent } from '../event.ts';

interface WorkedOn {
  readonly order_id: string;
  readonly stage: Stage;
  readonly items: string[];
}

const RECORD = `
  with recorded as (update share set recorded_by = :actorId where id = :shareId)
  insert into result (item_id, conclusion, measured, reason, recorded_by, recorded_at)
  select r."itemId", r.conclusion, r.measured, r.reason, :actorId, now()
  from jsonb_to_recordset(:results) as r ("itemId" uuid, conclusion text, measured text, reason text)
  on conflict (item_id) do update set conclusion = excluded.conclusion, measured = excluded.measured,
    reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
    checked_by = null, checked_at = null
  where (result.conclusion, result.measured, result.reason)
    is distinct from (excluded.conclusion, excluded.measured, excluded.reason)`;

/**
 * Records results; what was recorded before is replaced, and what is the same stays that of who recorded it. Returns the id of the order. The share is locked, so that no
 * result slips in after the results were handed over for checking.
 * @throws DomainProblem not_found, results_closed, result_not_in_share
 */
export async function recordResults(
  trx: Transaction,
  institutionId: string,
  shareId: string,
  { results }: z.output<typeof ResultsInput>,
  actor: Actor & { readonly id: string },
): Promise<string> {
  const { rows } = await trx.raw<{ rows: WorkedOn[] }>(
    `select s.order_id, s.stage,
       array(select i.id::text from order_item i where i.share_id = s.id and i.state = 'active') as items
     from share s where s.id = ? and s.institution_id = ? for update of s`,
    [shareId, institutionId],
  );
  const [share] = rows;
  if (!share) throw new DomainProblem('not_found');
  if (share.stage !== 'in_progress') throw new DomainProblem('results_closed');
  const known = new Set(share.items);
  const foreign = results.flatMap(({ itemId }, index) => (known.has(itemId) ? [] : [{ itemId, index }]));
  if (foreign[0]) {
    const fields = foreign.map(({ index }) => ({
      path: `results.${index}.itemId`,
      fault: { name: 'instrument_not_in_share' } as const,
    }));
    throw new DomainProblem('result_not_in_share', { itemId: foreign[0].itemId }, fields);
  }
  const latest = [...new Map(results.map((result) => [result.itemId, result])).values()];
  await trx.raw(RECORD, { shareId, actorId: actor.id, results: JSON.stringify(latest) });
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'record_results', actor, after: latest });
  return share.order_id;
}
