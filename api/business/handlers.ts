import { countBusiness, listBusiness } from '../../store/share/business.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

export function businessHandlers({ db }: ApiDependencies) {
  return {
    countBusiness: ({ account }) => countBusiness(db, institutionOf(account)),
    listBusiness: ({ account, query }) => listBusiness(db, institutionOf(account), query),
  } satisfies Partial<Handlers>;
}
