import { DomainProblem } from '../../domain/problem.ts';
import { countEvents, verifyEvents } from '../../store/event/append.ts';
import { listEvents } from '../../store/event/audit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

const MAX_FAULTS = 1000;

export function auditHandlers({ db, personal, anchors }: ApiDependencies) {
  // A verification reads the whole audit log: only one runs at a time.
  let running = false;
  return {
    listEvents: ({ query }) => listEvents(db, personal, query),

    async verifyAudit() {
      if (running) throw new DomainProblem('verification_running');
      running = true;
      try {
        const checked = await countEvents(db);
        const inside = await verifyEvents(db);
        const { last, faults } = await anchors.verify();
        return { checked, anchoredAt: last, faults: [...inside, ...faults].slice(0, MAX_FAULTS) };
      } finally {
        running = false;
      }
    },
  } satisfies Partial<Handlers>;
}
