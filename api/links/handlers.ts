import {
  decideLink,
  endOwnLink,
  listLinks,
  listOwnLinks,
  type Organisation,
  requestLink,
} from '../../store/account/link.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf, institutionOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';

function organisationOf(account: SignedIn): Organisation {
  return account.kind === 'institution'
    ? { institutionId: institutionOf(account) }
    : { enterpriseId: enterpriseOf(account) };
}

export function linkHandlers({ db }: ApiDependencies) {
  const throttle = createThrottle(db, [{ name: 'link-request', attempts: 20, minutes: 60 }]);
  return {
    listOwnLinks: ({ account }) => listOwnLinks(db, account.id),

    async requestLink({ account, body }) {
      await throttle.count([account.id]);
      return db.transaction((trx) => requestLink(trx, actorOf(account), body.code));
    },

    async endOwnLink({ account, params }) {
      await db.transaction((trx) => endOwnLink(trx, actorOf(account), params.linkId));
      return { ok: true };
    },

    listLinks: ({ account, query }) => listLinks(db, organisationOf(account), query),

    approveLink: ({ account, params }) =>
      db.transaction((trx) =>
        decideLink(trx, organisationOf(account), params.linkId, 'approved', actorOf(account), null),
      ),

    refuseLink: ({ account, params, body }) =>
      db.transaction((trx) =>
        decideLink(trx, organisationOf(account), params.linkId, 'refused', actorOf(account), body.notes || null),
      ),

    endLink: ({ account, params }) =>
      db.transaction((trx) => decideLink(trx, organisationOf(account), params.linkId, 'ended', actorOf(account), null)),
  } satisfies Partial<Handlers>;
}
