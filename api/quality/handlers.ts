import { countQuality, listQuality } from '../../store/statistics/quality.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { enterpriseOf } from '../http/scope.ts';

export function qualityHandlers({ db }: ApiDependencies) {
  return {
    countQuality: ({ account, query }) => countQuality(db, enterpriseOf(account), query),
    listQuality: ({ account, query }) => listQuality(db, enterpriseOf(account), query),
  } satisfies Partial<Handlers>;
}
