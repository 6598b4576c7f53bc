import { decideRegistration, listEnterprises } from '../../store/enterprise/review.ts';
import { readEnterprise } from '../../store/enterprise/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

export function enterpriseHandlers({
  db,
}: ApiDependencies): Pick<Handlers, 'listEnterprises' | 'getEnterprise' | 'approveEnterprise' | 'rejectEnterprise'> {
  return {
    listEnterprises: ({ query }) => listEnterprises(db, query),
    getEnterprise: ({ params }) => readEnterprise(db, params.enterpriseId),
    approveEnterprise: ({ params, account }) =>
      db.transaction((trx) =>
        decideRegistration(trx, params.enterpriseId, { status: 'approved', notes: null }, actorOf(account)),
      ),
    rejectEnterprise: ({ params, body, account }) =>
      db.transaction((trx) =>
        decideRegistration(trx, params.enterpriseId, { status: 'rejected', notes: body.notes }, actorOf(account)),
      ),
  };
}
