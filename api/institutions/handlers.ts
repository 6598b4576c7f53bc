import {
  correctInstitution,
  decideInstitution,
  listInstitutions,
  readInstitution,
  readOwnInstitution,
  registerInstitution,
} from '../../store/institution.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { createSmsCodes } from '../registration/sms-codes.ts';
import { meOf } from '../session/handlers.ts';
import { hashPassword } from '../session/password.ts';
import { startSession } from '../session/session.ts';

type Names =
  | 'registerInstitution'
  | 'getOwnInstitution'
  | 'correctInstitution'
  | 'listInstitutions'
  | 'getInstitution'
  | 'approveInstitution'
  | 'rejectInstitution';

export function institutionHandlers(deps: ApiDependencies): Pick<Handlers, Names> {
  const { db, personal } = deps;
  const codes = createSmsCodes(deps);
  const registrations = createThrottle(db, [{ name: 'register', attempts: 300, minutes: 60 }]);
  return {
    async registerInstitution({ body, request }) {
      await registrations.count([request.ip ?? '']);
      const { password, passwordAgain: _, agreement: __, smsCode, ...fields } = body;
      const spend = await codes.verifyMobile(fields.mobile, smsCode);
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction(async (trx) => {
        await spend(trx);
        return registerInstitution(trx, personal, { ...fields, passwordHash });
      });
      await startSession(request, accountId);
      return meOf(db, personal, accountId);
    },

    getOwnInstitution: ({ account }) => readOwnInstitution(db, personal, institutionOf(account)),

    async correctInstitution({ account, body: { smsCode, ...fields } }) {
      const id = institutionOf(account);
      const { mobile } = await readOwnInstitution(db, personal, id);
      const spend = mobile === fields.mobile ? null : await codes.verifyMobile(fields.mobile, smsCode);
      await db.transaction(async (trx) => {
        await spend?.(trx);
        await correctInstitution(trx, personal, id, fields, actorOf(account));
      });
      return readOwnInstitution(db, personal, id);
    },

    listInstitutions: ({ query }) => listInstitutions(db, personal, query),
    getInstitution: ({ params }) => readInstitution(db, personal, params.institutionId),

    approveInstitution: ({ params, account }) =>
      db.transaction((trx) =>
        decideInstitution(trx, personal, params.institutionId, { status: 'approved', notes: null }, actorOf(account)),
      ),

    rejectInstitution: ({ params, body, account }) =>
      db.transaction((trx) =>
        decideInstitution(
          trx,
          personal,
          params.institutionId,
          { status: 'rejected', notes: body.notes },
          actorOf(account),
        ),
      ),
  };
}
