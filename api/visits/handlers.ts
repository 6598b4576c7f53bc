import { listTechnicians, listVisits } from '../../store/visit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

export function visitHandlers({ db }: ApiDependencies): Pick<Handlers, 'listTechnicians' | 'listVisits'> {
  return {
    listTechnicians: ({ account }) => listTechnicians(db, institutionOf(account)),
    listVisits: ({ account, query }) => listVisits(db, institutionOf(account), query),
  };
}
