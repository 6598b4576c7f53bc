import { isSupervisorOfCentre } from '../../store/account/signed-in.ts';
import { listSecurityLog } from '../../store/security/log.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { institutionOf } from '../http/scope.ts';

export function securityHandlers({ db }: ApiDependencies) {
  return {
    /** Supervisors of this centre read about everybody, all others about the staff of their institution. */
    listSecurityLog: ({ account, query }) =>
      listSecurityLog(db, isSupervisorOfCentre(account) ? null : institutionOf(account), query),
  } satisfies Partial<Handlers>;
}
