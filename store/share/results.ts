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
}

/**
 * Records results; what was recorded before is replaced. Returns the id of the order. The share is locked, so that no
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
  const share = await trx('share')
    .where({ id: shareId, institution_id: institutionId })
    .forUpdate()
    .first<WorkedOn | undefined>('order_id', 'stage');
  if (!share) throw new DomainProblem('not_found');
  if (share.stage !== 'in_progress') throw new DomainProblem('results_closed');
  const items: string[] = await trx('order_item').where({ share_id: shareId, state: 'active' }).pluck<string[]>('id');
  const known = new Set(items);
  const foreign = results.flatMap(({ itemId }, index) => (known.has(itemId) ? [] : [{ itemId, index }]));
  if (foreign[0]) {
    const fields = foreign.map(({ index }) => ({ path: `results.${index}.itemId`, message: '该器具不在本业务中' }));
    throw new DomainProblem('result_not_in_share', { itemId: foreign[0].itemId }, fields);
  }
  const latest = [...new Map(results.map((result) => [result.itemId, result])).values()];
  await trx('result')
    .insert(
      latest.map((result) => ({
        item_id: result.itemId,
        conclusion: result.conclusion,
        measured: result.measured,
        reason: result.reason,
        recorded_by: actor.id,
        recorded_at: trx.fn.now(),
        checked_by: null,
        checked_at: null,
      })),
    )
    .onConflict('item_id')
    .merge();
  await trx('share').where({ id: shareId }).update({ recorded_by: actor.id });
  await appendEvent(trx, { stream: `share:${shareId}`, name: 'record_results', actor, after: latest });
  return share.order_id;
}
