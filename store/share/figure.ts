/** The shares behind a figure of the work statistics (requirement E5). */
import type { Knex } from 'knex';
import { REJECTIONS } from '../../domain/command.ts';
import type { DrilldownQuery } from '../../domain/contract/queue.ts';
import { COMPLETED } from '../../domain/stage.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import { sqlNames } from '../sql/names.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';
import { STAYS } from '../statistics/flow.ts';

const EVENT = `select from event e where e.stream = 'order:' || s.order_id and e.at >= :from and e.at < :until`;
const REJECTED = `exists (${EVENT} and e.share_id = s.id and e.name in (${sqlNames(REJECTIONS)})`;
const REASON_IDS = `e.after->'body'->'reasonIds'`;
/** The span is open on the side on which no day is given. */
const UNLIMITED = { from: '2000-01-01', to: '2999-12-31' };

/** Restricts the query of shares `s` of orders `o` to those that the figure counts. */
export function metricFilter(found: Knex.QueryBuilder, institutionId: string, query: DrilldownQuery): void {
  const { from = UNLIMITED.from, to = UNLIMITED.to } = query;
  const span = { from: startOfDay(from), until: endOfDay(to) };
  const open = () => found.whereNotIn('s.stage', TERMINAL_STAGES);
  if (query.ageFrom !== undefined) open().whereRaw('now() - o.submitted_at >= make_interval(days => ?)', query.ageFrom);
  if (query.ageTo !== undefined) open().whereRaw('now() - o.submitted_at < make_interval(days => ?)', query.ageTo);
  if (query.dueOn)
    open()
      .whereRaw('s.due_at >= now()')
      .where('s.due_at', '>=', startOfDay(query.dueOn))
      .where('s.due_at', '<', endOfDay(query.dueOn));
  if (query.submittedOn)
    found
      .whereNull('s.predecessor_id')
      .where('o.submitted_at', '>=', startOfDay(query.submittedOn))
      .where('o.submitted_at', '<', endOfDay(query.submittedOn));
  if (query.completedOn)
    found.whereRaw(`exists (${EVENT} and e.share_id = s.id and e.to_stage = '${COMPLETED}')`, {
      from: startOfDay(query.completedOn),
      until: endOfDay(query.completedOn),
    });
  if (query.left)
    found.whereRaw(
      `s.id in (${STAYS} select id from stays where stage = :left and left_at >= :from and left_at < :until)`,
      { ...span, institutionId, left: query.left, terminal: TERMINAL_STAGES } as never,
    );
  if (query.rejectedFor)
    found.whereRaw(
      `${REJECTED} and exists (select from reason r where r.title = :title and ${REASON_IDS} @> to_jsonb(r.id::text)))`,
      { ...span, title: query.rejectedFor },
    );
  if (query.rejectedInOwnWords)
    found.whereRaw(`${REJECTED} and coalesce(jsonb_array_length(${REASON_IDS}), 0) = 0)`, span);
  if (query.by)
    found.whereRaw(`exists (${EVENT} and e.actor_id = :by and coalesce(e.share_id, s.id) = s.id)`, {
      ...span,
      by: query.by,
    });
}
