import {
  addAuthorisation,
  allAuthorisations,
  changeAuthorisation,
  endAuthorisation,
  listAuthorisations,
} from '../../store/authorisation/authorisation.ts';
import { changeCertificate } from '../../store/institution/certificate.ts';
import { institutionHistory } from '../../store/institution/history.ts';
import { approvedInstitutions, readInstitution } from '../../store/institution/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { importedRows } from '../workbook/import.ts';
import { importInstitutions } from './import.ts';

export function authorisationHandlers({ db, personal, documents }: ApiDependencies) {
  return {
    listOwnCapability: ({ account, query }) => listAuthorisations(db, institutionOf(account), query),

    async listAuthorisations({ params, query }) {
      await readInstitution(db, personal, params.institutionId);
      return listAuthorisations(db, params.institutionId, query);
    },

    addAuthorisation: ({ params, body, account }) =>
      db.transaction((trx) => addAuthorisation(trx, params.institutionId, body, actorOf(account))),

    changeAuthorisation: ({ params, body, account }) =>
      db.transaction((trx) => changeAuthorisation(trx, params.authorisationId, body.validUntil, actorOf(account))),

    institutionHistory: ({ params }) => institutionHistory(db, personal, params.institutionId),

    async exportInstitutions() {
      const [institutions, authorisations] = await Promise.all([
        approvedInstitutions(db, personal),
        allAuthorisations(db),
      ]);
      return { name: '机构与授权.xlsx', bytes: await documents.run('institutions', [institutions, authorisations]) };
    },

    async importInstitutions({ account, file, query }) {
      const rows = await importedRows(documents, 'institutions', file);
      return db.transaction((trx) => importInstitutions(trx, personal, rows, query.apply === 'true', actorOf(account)));
    },

    endAuthorisation: ({ params, body, account }) =>
      db.transaction((trx) => endAuthorisation(trx, params.authorisationId, body, actorOf(account))),

    changeCertificate: ({ params, body, account }) =>
      db.transaction((trx) => changeCertificate(trx, personal, params.institutionId, body, actorOf(account))),
  } satisfies Partial<Handlers>;
}
