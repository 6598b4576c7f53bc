import { DomainProblem } from '../../domain/problem.ts';
import { incidentStanding, listIncidents } from '../../store/incident/list.ts';
import type { Reader } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { detailOf } from '../http/problem.ts';
import { actorOf } from '../http/scope.ts';

export function incidentHandlers({ db, config, monitor }: ApiDependencies) {
  return {
    listIncidents: ({ query }) => listIncidents(db, config.claimIdleMinutes, query),
    incidentStanding: () => incidentStanding(db),

    async cureIncidents({ account, body, language }) {
      const outcomes = await monitor.cure(body, actorOf(account));
      const data = outcomes.map(({ incidentId, about, problem }) => ({
        incidentId,
        about,
        refused: problem && detailOf(problem, language),
      }));
      return { data, total: data.length };
    },

    async lookForIncidents() {
      await monitor.scan();
      return { ok: true };
    },

    async readWorkflow({ params: { orderId } }) {
      await requireSubmitted(db, orderId);
      return monitor.workflowHistory(orderId);
    },

    async downloadWorkflow({ params: { orderId } }) {
      const number = await requireSubmitted(db, orderId);
      return { name: `${number}-history.json`, bytes: await monitor.workflowHistoryJson(orderId) };
    },

    decodePayloads: async ({ body }) => ({ payloads: await monitor.decodePayloads(body.payloads) }),
  } satisfies Partial<Handlers>;
}

/**
 * The order's number.
 * @throws DomainProblem not_found
 */
async function requireSubmitted(db: Reader, orderId: string): Promise<string> {
  const row = await db('booking_order')
    .where({ id: orderId })
    .whereNotNull('number')
    .first<{ number: string }>('number');
  if (!row) throw new DomainProblem('not_found');
  return row.number;
}
