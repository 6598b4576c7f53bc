import { DomainProblem } from '../../domain/problem.ts';
import { countEvents, verifyEvents } from '../../store/event/append.ts';
import { listEvents } from '../../store/event/audit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

export function auditHandlers({ db, personal }: ApiDependencies) {
  // A verification reads the whole audit log: only one runs at a time.
  let running = false;
  return {
    listEvents: ({ query }) => listEvents(db, personal, query),

    async verifyAudit() {
      if (running) throw new DomainProblem('verification_running');
      running = true;
      try {
        const checked = await countEvents(db);
        return { checked, faults: await verifyEvents(db) };
      } finally {
        running = false;
      }
    },
  } satisfies Partial<Handlers>;
}
