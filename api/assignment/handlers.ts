import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import {
  assignmentRuleHistory,
  changeAssignmentRule,
  forecastAssignment,
  listAssignmentRules,
  readAssignmentRule,
} from '../../store/settings/assignment-rule.ts';
import { addAbsence, endAbsence, listAbsences, readAbsence } from '../../store/visit/absence.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';

export function assignmentHandlers({ db }: ApiDependencies) {
  return {
    listAssignmentRules: () => listAssignmentRules(db),
    getAssignmentRule: ({ params }) => readAssignmentRule(db, params.departmentId),
    changeAssignmentRule: ({ account, params, body }) =>
      db.transaction((trx) => changeAssignmentRule(trx, params.departmentId, body, actorOf(account))),
    forecastAssignment: ({ params, body }) => forecastAssignment(db, params.departmentId, body),
    assignmentRuleHistory: ({ params }) => assignmentRuleHistory(db, params.departmentId),

    listAbsences: ({ account }) => listAbsences(db, institutionOf(account)),
    addAbsence({ account, body }) {
      const accountId = body.accountId ?? account.id;
      refuseOthers(account, accountId);
      return db.transaction((trx) => addAbsence(trx, institutionOf(account), { ...body, accountId }, actorOf(account)));
    },
    async endAbsence({ account, params: { absenceId } }) {
      const { accountId } = await readAbsence(db, institutionOf(account), absenceId);
      refuseOthers(account, accountId);
      await db.transaction((trx) => endAbsence(trx, institutionOf(account), absenceId, actorOf(account)));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}

/**
 * Other people's absences are open only to those who assign their work or maintain their accounts.
 * @throws DomainProblem forbidden
 */
function refuseOthers({ id, duties }: SignedIn, accountId: string): void {
  if (id !== accountId && !duties.includes('supervisor') && !duties.includes('administrator'))
    throw new DomainProblem('forbidden');
}
