import { changeContact, createContact, deleteContact, listContacts } from '../../store/enterprise/contact.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';

export function contactHandlers({ db, personal }: ApiDependencies) {
  return {
    listContacts: ({ account }) => listContacts(db, personal, enterpriseOf(account)),
    createContact: ({ account, body }) =>
      db.transaction((trx) => createContact(trx, personal, enterpriseOf(account), body, actorOf(account))),
    changeContact: ({ account, params, body }) =>
      db.transaction((trx) =>
        changeContact(trx, personal, enterpriseOf(account), params.contactId, body, actorOf(account)),
      ),
    async deleteContact({ account, params }) {
      await db.transaction((trx) =>
        deleteContact(trx, personal, enterpriseOf(account), params.contactId, actorOf(account)),
      );
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
