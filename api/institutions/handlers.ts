import { correctInstitution, registerInstitution } from '../../store/institution/registration.ts';
import { decideInstitution } from '../../store/institution/review.ts';
import {
  institutionStream,
  listInstitutions,
  readInstitution,
  readOwnInstitution,
} from '../../store/institution/row.ts';
import { revealNumber } from '../../store/personal-data/reveal.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { createRegistrar } from '../registration/registrar.ts';

export function institutionHandlers(deps: ApiDependencies) {
  const { db, personal } = deps;
  const registrar = createRegistrar(deps);
  return {
    registerInstitution: ({ body, request }) => registrar.register(request, 'institution', body, registerInstitution),

    getOwnInstitution: ({ account }) => readOwnInstitution(db, personal, institutionOf(account)),

    async correctInstitution({ account, body, request }) {
      const id = institutionOf(account);
      const before = await readOwnInstitution(db, personal, id);
      const of = { account, request, before, stream: institutionStream(id) };
      await registrar.change(of, body, (trx, fields) =>
        correctInstitution(trx, personal, id, fields, actorOf(account)),
      );
      return readOwnInstitution(db, personal, id);
    },

    listInstitutions: ({ query }) => listInstitutions(db, personal, query),
    getInstitution: ({ params }) => readInstitution(db, personal, params.institutionId),

    async revealInstitutionMobile({ params, account }) {
      const whose = { table: 'institution', id: params.institutionId, number: 'mobile' } as const;
      return { number: await db.transaction((trx) => revealNumber(trx, personal, whose, actorOf(account))) };
    },

    approveInstitution: ({ params, account }) =>
      db.transaction((trx) =>
        decideInstitution(trx, personal, params.institutionId, { status: 'approved', notes: null }, actorOf(account)),
      ),

    rejectInstitution: ({ params, body, account }) =>
      db.transaction((trx) =>
        decideInstitution(trx, personal, params.institutionId, { status: 'rejected', ...body }, actorOf(account)),
      ),
  } satisfies Partial<Handlers>;
}
