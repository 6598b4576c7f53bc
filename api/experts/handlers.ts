import { DomainProblem } from '../../domain/problem.ts';
import { listExperts, setExpertAccess } from '../../store/account/expert.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { importExperts } from './import.ts';

export function expertHandlers(deps: ApiDependencies) {
  const { db, personal, documents } = deps;
  return {
    listExperts: ({ query }) => listExperts(db, personal, query),
    expertTemplate: async () => ({ name: '专家导入模板.xlsx', bytes: await documents.run('expertTemplate', []) }),

    async importExperts({ account, file }) {
      if (!file) throw new DomainProblem('file_required');
      return { name: '专家初始密码.xlsx', bytes: await importExperts(deps, file, actorOf(account)) };
    },

    changeExpertAccess: ({ account, params, body }) =>
      db.transaction((trx) => setExpertAccess(trx, personal, params.expertId, body.disabled, actorOf(account))),
  } satisfies Partial<Handlers>;
}
