import { correctRegistration, registerEnterprise } from '../../store/enterprise/registration.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from '../session/handlers.ts';
import { hashPassword } from '../session/password.ts';
import { startSession } from '../session/session.ts';

export function registrationHandlers({
  db,
  personal,
}: ApiDependencies): Pick<Handlers, 'registerEnterprise' | 'correctRegistration'> {
  const throttle = createThrottle(db, [{ name: 'register', attempts: 300, minutes: 60 }]);
  return {
    async registerEnterprise({ body, request }) {
      await throttle.count([request.ip ?? '']);
      const { password, passwordAgain: _, agreement: __, ...fields } = body;
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction((trx) => registerEnterprise(trx, personal, { ...fields, passwordHash }));
      await startSession(request, accountId);
      return meOf(db, personal, accountId);
    },

    async correctRegistration({ account, body }) {
      const enterpriseId = enterpriseOf(account);
      await db.transaction((trx) => correctRegistration(trx, personal, enterpriseId, body, actorOf(account)));
      return meOf(db, personal, account.id);
    },
  };
}
