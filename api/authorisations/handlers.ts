import { addAuthorisation, endAuthorisation, listAuthorisations } from '../../store/authorisation.ts';
import { changeCertificate } from '../../store/institution/certificate.ts';
import { readInstitution } from '../../store/institution/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';

type Names = 'listOwnCapability' | 'listAuthorisations' | 'addAuthorisation' | 'endAuthorisation' | 'changeCertificate';

export function authorisationHandlers({ db, personal }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listOwnCapability: ({ account, query }) => listAuthorisations(db, institutionOf(account), query),

    async listAuthorisations({ params, query }) {
      await readInstitution(db, personal, params.institutionId);
      return listAuthorisations(db, params.institutionId, query);
    },

    addAuthorisation: ({ params, body, account }) =>
      db.transaction((trx) => addAuthorisation(trx, params.institutionId, body, actorOf(account))),

    endAuthorisation: ({ params, body, account }) =>
      db.transaction((trx) => endAuthorisation(trx, params.authorisationId, body.notes, actorOf(account))),

    changeCertificate: ({ params, body, account }) =>
      db.transaction((trx) => changeCertificate(trx, personal, params.institutionId, body, actorOf(account))),
  };
}
