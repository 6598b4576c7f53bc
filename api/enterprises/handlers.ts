import { decideRegistration, listEnterprises } from '../../store/enterprise/review.ts';
import { readEnterprise } from '../../store/enterprise/row.ts';
import { revealNumber } from '../../store/personal-data/reveal.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

export function enterpriseHandlers({ db, personal }: ApiDependencies) {
  return {
    listEnterprises: ({ query }) => listEnterprises(db, personal, query),
    getEnterprise: ({ params }) => readEnterprise(db, personal, params.enterpriseId),

    async revealEnterpriseMobile({ params, account }) {
      const whose = { table: 'enterprise', id: params.enterpriseId, number: 'mobile' } as const;
      return { number: await db.transaction((trx) => revealNumber(trx, personal, whose, actorOf(account))) };
    },

    async revealLegalIdentityNumber({ params, account }) {
      const whose = { table: 'enterprise', id: params.enterpriseId, number: 'identity' } as const;
      return { number: await db.transaction((trx) => revealNumber(trx, personal, whose, actorOf(account))) };
    },

    approveEnterprise: ({ params, account }) =>
      db.transaction((trx) =>
        decideRegistration(trx, personal, params.enterpriseId, { status: 'approved', notes: null }, actorOf(account)),
      ),
    rejectEnterprise: ({ params, body, account }) =>
      db.transaction((trx) =>
        decideRegistration(trx, personal, params.enterpriseId, { status: 'rejected', ...body }, actorOf(account)),
      ),
  } satisfies Partial<Handlers>;
}
